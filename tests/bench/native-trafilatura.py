"""trafilatura as a filter: jobs in, their text and metadata out, a line of JSON each."""

import json
import sys

import trafilatura

for line in sys.stdin:
    job = json.loads(line)
    found = trafilatura.bare_extraction(job["html"], with_metadata=True)
    answer = {"source": job["source"]}
    if found is not None:
        answer.update(content=found.text, title=found.title, author=found.author, date=found.date)
    print(json.dumps(answer))

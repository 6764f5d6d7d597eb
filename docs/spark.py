"""Reads a file of jobs with Spark: each partition is piped through a command of its own.

    spark-submit docs/spark.py JOBS FOLDER [COMMAND]

JOBS holds a job a line, as `standfirst analyze --jsonl` takes them; FOLDER gets the answers, in the order of the jobs.
COMMAND must be there on every worker; `spark-submit --files` brings one along.
"""

import os
import sys

from pyspark.sql import SparkSession

jobs, folder, *rest = sys.argv[1:]
command = rest[0] if rest else "standfirst"

spark = SparkSession.builder.appName("standfirst").getOrCreate()
lines = spark.sparkContext.textFile(jobs)
# Without env the command is not sought on the PATH; with checkCode a partition whose command failed is tried again.
answers = lines.pipe(f"{command} analyze --jsonl", env={"PATH": os.environ["PATH"]}, checkCode=True)
answers.saveAsTextFile(folder)
spark.stop()

// The snapshot, timed in the content script's own world. It is asked, and answers, by events of the document.
document.addEventListener("bench:ask", ({ detail: rounds }) => {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    standfirst.snapshot(document);
    times.push(performance.now() - start);
  }
  document.dispatchEvent(new CustomEvent("bench:answer", { detail: JSON.stringify(times) }));
});

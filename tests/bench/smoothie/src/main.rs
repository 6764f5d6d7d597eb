//! Jobs in, the article's text and metadata out, a line of JSON each.

use dom_smoothie::{Config, Readability};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(job) = serde_json::from_str::<Value>(&line) else { continue };
        let html = job.get("html").and_then(Value::as_str).unwrap_or("");
        let found = Readability::new(html, None, Some(Config::default())).and_then(|mut page| page.parse());
        let answer = match found {
            Ok(article) => json!({
                "source": job.get("source"),
                "content": &*article.text_content,
                "title": article.title,
                "author": article.byline,
                "date": article.published_time,
            }),
            Err(error) => json!({ "source": job.get("source"), "error": error.to_string() }),
        };
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

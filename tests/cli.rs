//! The command as it is used, through the built binary.

// A test may panic: that is how it fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn standfirst(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_standfirst"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that reads nothing closes its end early, which is no failure of the test.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The answers of a run that succeeded, one JSON value a line.
fn answers(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let output = standfirst(arguments, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    lines(&output)
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const PAGE: &str = "www/articles/report.html";

#[test]
fn files_are_answered_in_their_order() {
    let found = answers(&["analyze", PAGE, "www/articles/commentary.html"], b"");
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["source"], PAGE);
    assert_eq!(found[1]["source"], "www/articles/commentary.html");
    for answer in &found {
        let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
        let contract = [
            "blocks",
            "confidence",
            "content",
            "dates",
            "is_article",
            "metadata",
            "quotes",
            "source",
            "speakers",
        ];
        assert!(contract.iter().all(|k| keys.contains(k)), "{keys:?}");
        assert!(answer["blocks"].as_array().is_some_and(|b| !b.is_empty()));
        assert!(answer["blocks"][0]["offset"].is_null());
    }
}

#[test]
fn standard_input_is_a_document() {
    let html = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE)).unwrap();
    let from_file = answers(&["analyze", PAGE], b"");
    for arguments in [&["analyze"][..], &["analyze", "-"]] {
        let found = answers(arguments, &html);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["source"], "standard input");
        assert_eq!(found[0]["blocks"], from_file[0]["blocks"]);
    }
}

#[test]
fn plain_text_has_a_block_a_line_and_offsets_in_code_points() {
    let text = "Crüe at Öre\n\n  The mayor, Öd Ask, spoke on Monday.\r\nNobody answered.\n";
    let found = answers(&["analyze", "--text", "--published", "2025-09-17"], text.as_bytes());
    let blocks = found[0]["blocks"].as_array().unwrap();
    assert_eq!(blocks.len(), 3);
    let input: Vec<char> = text.chars().collect();
    for block in blocks {
        let words = block["text"].as_str().unwrap();
        let offset = block["offset"].as_u64().unwrap() as usize;
        let there: String = input[offset..offset + words.chars().count()].iter().collect();
        assert_eq!(there, words);
    }
    assert_eq!(found[0]["metadata"]["published"], "2025-09-17");
}

#[test]
fn jobs_are_answered_in_order_and_bad_ones_do_not_stop_the_run() {
    let jobs = concat!(
        "{\"source\":1,\"html\":\"<p>One line.</p>\"}\n",
        "{\"source\":2,\"html\":\n",
        "\n",
        "[]\n",
        "{\"source\":{\"id\":\"x\",\"n\":1.50},\"text\":\"Two\\n\\nThree\"}\n",
        "{\"source\":4}\n",
        "{\"source\":5,\"html\":\"\",\"text\":\"\"}\n",
        "{\"source\":6,\"text\":\"a\",\"published\":\"yesterday\"}\n",
        "{\"source\":7,\"text\":\"\"}",
    );
    let output = standfirst(&["analyze", "--jsonl"], jobs.as_bytes());
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
    let found = lines(&output);
    assert_eq!(found.len(), 8);
    let failed: Vec<bool> = found.iter().map(|f| f["error"].is_string()).collect();
    assert_eq!(failed, [false, true, true, false, true, true, true, false]);
    assert_eq!(found[0]["source"], 1);
    assert_eq!(found[4]["source"], 4);
    assert_eq!(found[6]["source"], 6);
    // The source is echoed as it was written, not as a number is printed.
    assert!(std::str::from_utf8(&output.stdout).unwrap().contains("{\"source\":{\"id\":\"x\",\"n\":1.50},"));
    assert!(found[3]["blocks"].as_array().is_some_and(|b| b.len() == 2));
    assert!(found[7]["blocks"].as_array().is_some_and(Vec::is_empty));
    for answer in found.iter().filter_map(|f| f["error"].as_str()) {
        assert!(answer.ends_with('.') && answer.len() > 20, "{answer}");
    }
}

#[test]
fn a_hundred_jobs_keep_their_order() {
    let jobs: String = (0..100)
        .map(|n| format!("{{\"source\":{n},\"text\":\"{}\"}}\n", "word ".repeat((n * 37) % 300)))
        .collect();
    let found = answers(&["analyze", "--jsonl"], jobs.as_bytes());
    let sources: Vec<_> = found.iter().map(|f| f["source"].as_u64().unwrap()).collect();
    assert_eq!(sources, (0..100).collect::<Vec<_>>());
}

#[test]
fn wrong_arguments_are_a_sentence_and_status_two() {
    let rows: &[(&[&str], &str)] = &[
        (&[], "A command is missing"),
        (&["analyse"], "There is no command 'analyse'"),
        (&["analyze", "--jsno"], "There is no option '--jsno'"),
        (&["analyze", "--published"], "--published needs"),
        (&["analyze", "--published", "17.9.2025", PAGE], "'17.9.2025' is no day of publication"),
        (&["analyze", "--jsonl", PAGE], "With --jsonl the jobs come from standard input"),
        (&["analyze", "--jsonl", "--text"], "--text does not go with it"),
    ];
    for (arguments, sentence) in rows {
        let output = standfirst(arguments, b"");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(complaint.starts_with("standfirst: "), "{complaint}");
        assert!(complaint.contains(sentence), "{complaint}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
    }
}

#[test]
fn a_missing_file_is_a_sentence_and_the_others_are_answered() {
    let output = standfirst(&["analyze", "no-such-page.html", PAGE], b"");
    assert_eq!(output.status.code(), Some(1));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.contains("no-such-page.html cannot be read: "), "{complaint}");
    assert_eq!(lines(&output).len(), 1);
}

#[test]
fn explained_findings_say_their_evidence() {
    let plain = answers(&["analyze", PAGE], b"");
    let explained = answers(&["analyze", "--explain", PAGE], b"");
    assert!(plain[0]["blocks"][0]["evidence"].is_null());
    for list in ["blocks", "quotes", "dates"] {
        for finding in explained[0][list].as_array().unwrap() {
            let evidence = finding["evidence"].as_array().unwrap();
            assert!(evidence.first().and_then(Value::as_str).is_some_and(|e| !e.is_empty()), "{finding}");
            assert!(finding["rule"].as_str().is_some_and(|r| r.contains('/')), "{finding}");
        }
    }
}

#[test]
fn help_and_version_are_answers() {
    for arguments in [&["--help"][..], &["analyze", "--help"]] {
        let output = standfirst(arguments, b"");
        assert!(output.status.success());
        assert!(String::from_utf8_lossy(&output.stdout).contains("--jsonl"));
    }
    let output = standfirst(&["--version"], b"");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        concat!("standfirst ", env!("CARGO_PKG_VERSION"))
    );
}

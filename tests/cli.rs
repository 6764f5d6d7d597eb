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
fn an_answer_for_a_person_is_words() {
    let output = standfirst(&["analyze", "--format", "readable", PAGE], b"");
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.starts_with("The bridge that would not open\n"), "{text}");
    for part in ["\nBlocks\n", "\nWho is quoted\n", "\nKey dates\n"] {
        assert!(text.contains(part), "{part}");
    }
    // Here standard output is no terminal.
    assert!(!text.contains('\x1b'));
}

#[test]
fn help_and_version_are_answers() {
    let rows: &[(&[&str], &str)] = &[
        (&["--help"], "analyze"),
        (&["help", "analyze"], "--jsonl"),
        (&["analyze", "--help"], "--jsonl"),
        (&["man"], ".TH standfirst 1"),
        (&["completions", "bash"], "complete -F _standfirst"),
        (&["completions", "zsh"], "#compdef standfirst"),
        (&["completions", "fish"], "complete -c standfirst"),
    ];
    for (arguments, words) in rows {
        let output = standfirst(arguments, b"");
        assert!(output.status.success(), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stdout).contains(words), "{arguments:?}");
    }
    let output = standfirst(&["--version"], b"");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        concat!("standfirst ", env!("CARGO_PKG_VERSION"))
    );
}

/// Text in single bytes, two bytes a unit, and so on, as another program wrote it.
fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

/// A page of one paragraph, after a declaration.
fn declared(charset: &str, words: &[u8]) -> Vec<u8> {
    let head = format!("<!DOCTYPE html><meta charset=\"{charset}\"><title>t</title><p>");
    [head.as_bytes(), words].concat()
}

#[test]
fn a_folder_of_broken_files_gives_a_line_each() {
    // What must be read of a file; `None` where anything goes but a line.
    let mut files: Vec<(String, Vec<u8>, Option<&str>)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, words: Option<&'static str>| {
        files.push((format!("{:03}-{name}.html", files.len()), bytes, words));
    };
    let page = "<!DOCTYPE html><title>t</title><p>Café “noir” 日本</p>";
    let words = Some("Café “noir” 日本");
    add("utf-8", page.into(), words);
    add("utf-8-mark", [b"\xef\xbb\xbf", page.as_bytes()].concat(), words);
    add("utf-16-le", [b"\xff\xfe".to_vec(), utf16(page, false)].concat(), words);
    add("utf-16-be", [b"\xfe\xff".to_vec(), utf16(page, true)].concat(), words);
    add("utf-16-odd", [b"\xff\xfe".to_vec(), utf16(page, false), vec![0x41]].concat(), None);
    add("says-utf-16", declared("utf-16", "Café".as_bytes()), Some("Café"));
    add("windows-1252", declared("windows-1252", b"Caf\xe9 \x93noir\x94 \x80"), Some("Café “noir” €"));
    add("latin-1", declared("iso-8859-1", b"Caf\xe9 \x93noir\x94"), Some("Café “noir”"));
    add("undeclared", b"<p>Caf\xe9 \x93noir\x94".to_vec(), Some("Café “noir”"));
    add("shift-jis", declared("Shift_JIS", b"\x93\xfa\x96\x7b\x8c\xea"), Some("日本語"));
    add("euc-jp", declared("euc-jp", b"\xc6\xfc\xcb\xdc"), Some("日本"));
    add("windows-1251", declared("windows-1251", b"\xcc\xee\xf1\xea\xe2\xe0"), Some("Москва"));
    add("gbk", declared("gbk", b"\xd6\xd0\xb9\xfa"), Some("中国"));
    add("koi8-r", declared("koi8-r", b"\xed\xcf\xd3\xcb\xd7\xc1"), Some("Москва"));
    add(
        "http-equiv",
        b"<meta http-equiv=content-type content='text/html; charset=windows-1252'><p>\x80".to_vec(),
        Some("€"),
    );
    add(
        "mark-before-declaration",
        [b"\xef\xbb\xbf".to_vec(), declared("windows-1252", "é".as_bytes())].concat(),
        Some("é"),
    );
    add("unknown-charset", declared("no-such-thing", "é".as_bytes()), Some("é"));
    add("empty", Vec::new(), None);
    add("a-mark-alone", b"\xff\xfe".to_vec(), None);
    add("spaces", b" \n\t\r\n".to_vec(), None);
    add("zeros", vec![0; 100_000], None);
    add("all-bytes", (0..=255).cycle().take(100_000).collect(), None);
    add("enormous", b"<p>word and word. </p>".repeat(200_000), None);
    add("one-line", vec![b'a'; 5_000_000], None);
    add("deep", b"<div>".repeat(200_000), None);
    add("cut-in-a-tag", b"<p>a</p><a href=\"x".to_vec(), Some("a"));
    add("cut-in-a-character", b"<p>caf\xc3".to_vec(), None);
    add("cut-in-a-comment", b"<p>a</p><!-- b".to_vec(), Some("a"));
    add("lone-surrogate", b"<p>a \xed\xa0\x80 b".to_vec(), None);
    add("overlong", b"<p>a \xc0\xaf b".to_vec(), None);
    add("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec(), None);
    add("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xcbH\xcd\xc9\xc9\x07\0".to_vec(), None);
    add("pdf", b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj".to_vec(), None);
    add("xml", b"<?xml version='1.0'?><rss><channel><title>t</title></channel></rss>".to_vec(), None);
    add("json", b"{\"a\":[1,2,3]}".to_vec(), None);
    // Noise to fill the folder, the same each time.
    let mut state = 9u64;
    while files.len() < 100 {
        let noise = (0..files.len() * 37).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as u8
        });
        let (bytes, name) = (noise.collect(), format!("{:03}-noise.html", files.len()));
        files.push((name, bytes, None));
    }

    let folder = std::env::temp_dir().join(format!("standfirst-broken-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<_> = files.iter().map(|(name, ..)| folder.join(name).display().to_string()).collect();
    for ((_, bytes, _), path) in files.iter().zip(&paths) {
        std::fs::write(path, bytes).unwrap();
    }
    let folder_itself = folder.display().to_string();
    let mut arguments = vec!["analyze"];
    arguments.extend(paths.iter().map(String::as_str));
    let found = answers(&arguments, b"");
    // What cannot be read has no line but a sentence, and the rest is answered.
    let output = standfirst(&["analyze", &folder_itself, &paths[0], "no-such-file"], b"");
    std::fs::remove_dir_all(&folder).unwrap();

    assert_eq!(found.len(), 100);
    for ((answer, path), (name, _, words)) in found.iter().zip(&paths).zip(&files) {
        assert_eq!(answer["source"], **path);
        if let Some(words) = words {
            let blocks = answer["blocks"].as_array().unwrap();
            assert!(blocks.iter().any(|b| b["text"] == *words), "{name}: {blocks:?}");
        }
    }
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn lines_broken_in_every_way_are_error_lines() {
    let deep = format!("{{\"text\":{}1{}}}", "[".repeat(200), "]".repeat(200));
    let rows: &[&[u8]] = &[
        b"{",
        b"}",
        b"[]",
        b"null",
        b"1e400",
        b"\"text\"",
        b"{\"text\":}",
        b"{\"text\":\"a",
        b"{\"text\":\"\\ud800\"}",
        b"{\"text\":\"\\x\"}",
        b"{\"text\":\"a\"}}",
        b"{\"text\":\"a\",}",
        b"{\"text\":\"a\",\"text\":\"b\"}",
        b"{\"text\":\"a\tb\"}",
        b"{\"text\":\"\xff\"}",
        b"\xfe\xff\0{",
        b"{\"text\":1e400}",
        b"{\"html\":null,\"text\":null}",
        b"{\"html\":\"a\",\"text\":\"b\"}",
        b"{}",
        b"{\"text\":\"a\",\"published\":\"soon\"}",
        b"{\"text\":\"a\",\"url\":3}",
        b"\0",
        b"NaN",
        b"{'text':'a'}",
        deep.as_bytes(),
    ];
    let mut input = Vec::new();
    for row in rows {
        input.extend_from_slice(row);
        input.extend_from_slice(b"\n{\"source\":7,\"text\":\"after\"}\n");
    }
    let found = answers(&["analyze", "--jsonl"], &input);
    assert_eq!(found.len(), 2 * rows.len());
    for (pair, row) in found.chunks(2).zip(rows) {
        assert!(pair[0]["error"].is_string(), "{}: {}", String::from_utf8_lossy(row), pair[0]);
        assert_eq!(pair[1]["source"], 7, "{}", String::from_utf8_lossy(row));
        assert!(pair[1]["blocks"].is_array());
    }
}

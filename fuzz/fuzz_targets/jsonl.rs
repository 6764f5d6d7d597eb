//! Lines of jobs → a line each.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut out = Vec::new();
    standfirst::cli::answer_jobs(&mut std::io::Cursor::new(bytes), &mut out).expect("memory does not fail");
    let answers = String::from_utf8(out).expect("an answer is UTF-8");
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let asked = bare.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    assert_eq!(answers.lines().count(), asked, "a line each");
    for line in answers.lines() {
        let answer: serde_json::Value = serde_json::from_str(line).expect("an answer is JSON");
        assert!(answer.get("source").is_some(), "{line}");
        assert!(answer.get("error").is_some() != answer.get("blocks").is_some(), "{line}");
    }
});

//! A static server for the demo page, on this machine only. It sends what any static host would: the page says its own
//! content security policy.

use crate::shell::root;
use crate::{Done, build};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

pub fn run(arguments: &[String]) -> Done {
    let port = match arguments {
        [] => 0,
        [flag, port] if flag == "--port" => port.parse().map_err(|_| format!("'{port}' is no port."))?,
        _ => return Err("It takes --port N or nothing.".into()),
    };
    build::run()?;
    let address = start(port)?;
    println!("The demo page is at http://{address}/ (Ctrl-C ends it).");
    loop {
        std::thread::park();
    }
}

/// Serves `www/` from a thread of its own until the program ends; returns `host:port`.
pub fn start(port: u16) -> Result<String, String> {
    let listener =
        TcpListener::bind(("127.0.0.1", port)).map_err(|e| format!("Port {port} cannot be used: {e}."))?;
    let address = listener.local_addr().map_err(|e| format!("The server has no address: {e}."))?;
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                // A visitor that goes away is no failure of ours.
                let _ = answer(&stream);
            });
        }
    });
    Ok(address.to_string())
}

fn answer(stream: &TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = request.split_whitespace();
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
    let file = file_of(path.split(['?', '#']).next().unwrap_or("/"));
    let found = file
        .filter(|_| matches!(method, "GET" | "HEAD"))
        .and_then(|file| std::fs::read(&file).ok().map(|bytes| (mime(&file), bytes)));
    let mut stream = stream;
    let (status, kind, bytes) = match found {
        Some((kind, bytes)) => ("200 OK", kind, bytes),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"There is no such page.\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&bytes)?;
    }
    stream.flush()
}

/// The file of a path below `www/`; nothing outside it is served.
fn file_of(path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| root().join("www").join(path))
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_served() {
        assert!(file_of("/articles/report.html").is_some());
        assert!(file_of("/../Cargo.toml").is_none());
        assert!(file_of("//etc/passwd").is_some_and(|file| file.starts_with(root())));
        assert!(file_of("/").is_some_and(|file| file.ends_with("www/index.html")));
    }
}

//! The time from the press of the button to the filled panel.

use crate::setup::{self, Need};
use crate::shell::{self, command, root};
use crate::{Done, browsers, package};

pub fn run(arguments: &[String]) -> Done {
    let page = match arguments {
        [] => root().join("www/articles/commentary.html"),
        [page] => std::path::absolute(page).map_err(|error| format!("'{page}' is no file: {error}."))?,
        _ => return Err("It takes one page or nothing.".into()),
    };
    setup::ensure(&[Need::Wasm, Need::Chromium, Need::Tests])?;
    package::pack()?;
    let mut node = command("node");
    node.arg(root().join("tests/e2e/press-time.mjs")).arg(page);
    browsers::tell(&mut node);
    shell::run(&mut node)
}

//! Tables of the README that commands write: what stands between `<!-- NAME: … -->` and `<!-- /NAME -->`.

use crate::Done;
use crate::shell::{self, command, output, root};

/// Replaces what the README says between the marks of a section.
pub fn write(section: &str, words: &str) -> Done {
    let path = root().join("README.md");
    let known = shell::read(&path)?;
    let new = replaced(&known, section, words).ok_or_else(|| {
        format!("README.md has no section between '<!-- {section}: …' and '<!-- /{section} -->'.")
    })?;
    shell::write(&path, new.as_bytes())
}

fn replaced(text: &str, section: &str, words: &str) -> Option<String> {
    let (before, rest) = text.split_once(&format!("<!-- {section}:"))?;
    let (opening, rest) = rest.split_once("-->\n")?;
    let (_, after) = rest.split_once(&format!("<!-- /{section} -->"))?;
    Some(format!("{before}<!-- {section}:{opening}-->\n{}\n<!-- /{section} -->{after}", words.trim_end()))
}

/// Today, as 2017-07-07.
pub fn today() -> String {
    output(command("date").args(["-u", "+%F"])).unwrap_or_else(|| "a day unknown".into())
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_the_section_changes() {
        let text = "a\n<!-- speed: by hand -->\nold\n<!-- /speed -->\nb\n";
        let new = "a\n<!-- speed: by hand -->\n| new |\n<!-- /speed -->\nb\n";
        assert_eq!(replaced(text, "speed", "| new |\n").as_deref(), Some(new));
        assert_eq!(replaced(text, "accuracy", "x"), None);
        assert_eq!(replaced("<!-- speed: open -->\nold", "speed", "x"), None);
    }
}

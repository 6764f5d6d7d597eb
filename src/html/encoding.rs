//! The encoding that a document of bytes declares, found as browsers find it before they parse: the prescan of the HTML
//! Standard.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// The encoding that a `<meta>` of some bytes declares.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut scan = Scan { bytes, at: 0 };
    while let Some(byte) = scan.peek() {
        if byte != b'<' {
            scan.at += 1;
        } else if scan.rest().starts_with(b"<!--") {
            // The two hyphens that begin a comment may be those that end it.
            scan.at += 2;
            scan.after(b"-->");
        } else if scan.opens_meta() {
            scan.at += 5;
            if let Some(encoding) = scan.meta() {
                return Some(encoding);
            }
        } else if scan.opens_tag() {
            scan.skip_until(|b| is_space(b) || b == b'>');
            while scan.attribute().is_some() {}
        } else if scan.second().is_some_and(|b| matches!(b, b'!' | b'/' | b'?')) {
            scan.after(b">");
        } else {
            scan.at += 1;
        }
    }
    None
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

/// Bytes and how far we are in them.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn second(&self) -> Option<u8> {
        self.bytes.get(self.at + 1).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Goes to the first byte that is wanted, or to the end.
    fn skip_until(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.at += rest.iter().position(|b| wanted(*b)).unwrap_or(rest.len());
    }

    /// Goes past the next place where these bytes stand, or to the end.
    fn after(&mut self, mark: &[u8]) {
        let rest = self.rest();
        self.at += rest.windows(mark.len()).position(|w| w == mark).map_or(rest.len(), |at| at + mark.len());
    }

    fn opens_meta(&self) -> bool {
        let rest = self.rest();
        rest.get(1..5).is_some_and(|name| name.eq_ignore_ascii_case(b"meta"))
            && rest.get(5).is_some_and(|b| is_space(*b) || *b == b'/')
    }

    fn opens_tag(&self) -> bool {
        let rest = self.rest();
        let first = if rest.get(1) == Some(&b'/') { rest.get(2) } else { rest.get(1) };
        first.is_some_and(u8::is_ascii_alphabetic)
    }

    /// The next attribute of a tag: its name in small letters, and its value.
    fn attribute(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.skip_until(|b| !is_space(b) && b != b'/');
        if self.peek()? == b'>' {
            self.at += 1;
            return None;
        }
        let mut name = vec![self.next()?];
        while let Some(byte) = self.peek().filter(|b| !is_space(*b) && !matches!(b, b'=' | b'/' | b'>')) {
            name.push(byte);
            self.at += 1;
        }
        name.make_ascii_lowercase();
        self.skip_until(|b| !is_space(b));
        // Cut off within a name, the bytes declare nothing.
        if self.peek()? != b'=' {
            return Some((name, Vec::new()));
        }
        self.at += 1;
        self.skip_until(|b| !is_space(b));
        let mark = self.peek()?;
        let is_marked = matches!(mark, b'"' | b'\'');
        self.at += usize::from(is_marked);
        let from = self.at;
        self.skip_until(|b| if is_marked { b == mark } else { is_space(b) || b == b'>' });
        let value = self.bytes.get(from..self.at)?.to_vec();
        // Cut off within a value, too.
        self.peek()?;
        self.at += usize::from(is_marked);
        Some((name, value))
    }

    /// What the attributes of a `<meta>` declare.
    fn meta(&mut self) -> Option<&'static Encoding> {
        let (mut seen, mut says_type, mut needs_type, mut found) = (Vec::new(), false, None, None);
        while let Some((name, value)) = self.attribute() {
            if seen.contains(&name) {
                continue;
            }
            match name.as_slice() {
                b"http-equiv" => says_type |= value.eq_ignore_ascii_case(b"content-type"),
                b"content" if found.is_none() => {
                    if let Some(encoding) = in_content(&value) {
                        (found, needs_type) = (Some(Some(encoding)), Some(true));
                    }
                }
                b"charset" => (found, needs_type) = (Some(Encoding::for_label(&value)), Some(false)),
                _ => {}
            }
            seen.push(name);
        }
        if needs_type? && !says_type {
            return None;
        }
        let encoding = found??;
        // A declaration that could be read byte by byte does not stand in UTF-16, whatever it says.
        Some(match encoding {
            one if one == UTF_16BE || one == UTF_16LE => UTF_8,
            one if one == X_USER_DEFINED => WINDOWS_1252,
            one => one,
        })
    }
}

/// The encoding that a value like `text/html; charset=utf-8` names.
fn in_content(value: &[u8]) -> Option<&'static Encoding> {
    let mut scan = Scan { bytes: value, at: 0 };
    loop {
        let rest = scan.rest();
        scan.at += 7 + rest.windows(7).position(|w| w.eq_ignore_ascii_case(b"charset"))?;
        scan.skip_until(|b| !is_space(b));
        if scan.peek()? == b'=' {
            break;
        }
    }
    scan.at += 1;
    scan.skip_until(|b| !is_space(b));
    let label = match scan.peek()? {
        mark @ (b'"' | b'\'') => {
            let rest = scan.rest().get(1..)?;
            rest.get(..rest.iter().position(|b| *b == mark)?)?
        }
        _ => scan.rest().split(|b| is_space(*b) || *b == b';').next()?,
    };
    Encoding::for_label(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found_where_browsers_find_them() {
        let rows: &[(&str, Option<&str>)] = &[
            ("<meta charset=koi8-r>", Some("KOI8-R")),
            ("<META/CHARSET = 'koi8-r' >", Some("KOI8-R")),
            ("<meta charset='\nkoi8-r\n'>", Some("KOI8-R")),
            ("<p title='<meta charset=koi8-r>'><meta charset=gbk>", Some("GBK")),
            ("<!-- <meta charset=koi8-r> --><meta charset=gbk>", Some("GBK")),
            ("<!--><meta charset=koi8-r>", Some("KOI8-R")),
            ("<? <meta charset=koi8-r><meta charset=gbk>", Some("GBK")),
            ("<meta charset=no-such-thing><meta charset=gbk>", Some("GBK")),
            ("<meta charset=gbk charset=koi8-r>", Some("GBK")),
            ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", Some("KOI8-R")),
            ("<meta content='charset charset = \"koi8-r\"' http-equiv=content-type>", Some("KOI8-R")),
            ("<meta content='text/html; charset=koi8-r'>", None),
            ("<meta http-equiv='Content-Type ' content='text/html; charset=koi8-r'>", None),
            ("<meta http-equiv=refresh content='charset=koi8-r'>", None),
            ("<metacharset=koi8-r>", None),
            ("<meta data-charset=koi8-r>", None),
            ("<meta name='charset=koi8-r'>", None),
            ("<meta charset=\"koi8-r><p>\"</p>", None),
            ("<meta charset=koi8-r", None),
            ("charset=koi8-r", None),
            ("<meta charset=utf-16le>", Some("UTF-8")),
            ("<meta charset=x-user-defined>", Some("windows-1252")),
            ("< meta charset=koi8-r>", None),
            ("", None),
        ];
        for (html, wanted) in rows {
            assert_eq!(declared(html.as_bytes()).map(Encoding::name), *wanted, "{html}");
        }
    }
}

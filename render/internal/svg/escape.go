package svg

import (
	"strings"
	"unicode/utf8"
)

// escape writes s as text or as the value of an attribute in XML 1.0.
// Characters that XML does not allow, and invalid bytes, become U+FFFD.
func (w *writer) escape(s string) {
	from := 0
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'' {
			i++ // the common case
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		as := ""
		switch {
		case r == '&':
			as = "&amp;"
		case r == '<':
			as = "&lt;"
		case r == '>':
			as = "&gt;"
		case r == '"':
			as = "&#34;"
		case r == '\'':
			as = "&#39;"
		case r == '\t':
			as = "&#9;"
		case r == '\n':
			as = "&#10;"
		case r == '\r':
			as = "&#13;"
		case r == utf8.RuneError && n == 1, !allowed(r):
			as = "\uFFFD"
		case r >= 0x7F && r <= 0x9F: // allowed, but not shown raw
			as = "\uFFFD"
		}
		if as != "" {
			w.out = append(w.out, s[from:i]...)
			w.out = append(w.out, as...)
			from = i + n
		}
		i += n
	}
	w.out = append(w.out, s[from:]...)
}

// allowed reports whether XML 1.0 has the character; non-characters are
// excluded.
func allowed(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r < 0xFFFE || r >= 0x10000 && r <= 0x10FFFF && r&0xFFFE != 0xFFFE
}

// IsLink reports whether a link may be followed: https, http, mailto, or a
// path on the same host.
func IsLink(link string) bool {
	if strings.ContainsFunc(link, func(r rune) bool {
		return r <= ' ' || r == '\\' || r >= 0x7F && r <= 0x9F || r == utf8.RuneError || !allowed(r)
	}) {
		return false
	}
	scheme, rest, ok := strings.Cut(link, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return link != "" && !strings.HasPrefix(link, "//")
	}
	switch strings.ToLower(scheme) {
	case "https", "http":
		host := strings.TrimPrefix(rest, "//")
		return host != rest && host != "" && !strings.ContainsAny(host[:1], "/?#:@")
	case "mailto":
		return rest != ""
	}
	return false
}

// isWord reports whether s is suitable as a class name or an id.
func isWord(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != ""
}

// isColor reports whether s is "#rrggbb".
func isColor(s string) bool {
	if len(s) != 7 || s[0] != '#' {
		return false
	}
	return strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

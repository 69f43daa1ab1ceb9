package lsp

import (
	"unicode/utf16"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/journey-lang/journey/lang/source"
)

// encoding says what the columns of positions count: protocol.…UTF8, …UTF16 or
// …UTF32.
type encoding = protocol.PositionEncodingKind

// agree returns the first encoding of the editor that this server knows; UTF-16
// if there is none.
func agree(offered []encoding) encoding {
	for _, e := range offered {
		switch e {
		case protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF16, protocol.PositionEncodingKindUTF32:
			return e
		}
	}
	return protocol.PositionEncodingKindUTF16
}

// width returns how many units a character takes, of n bytes in UTF-8.
func width(enc encoding, r rune, n int) uint32 {
	switch enc {
	case protocol.PositionEncodingKindUTF8:
		return uint32(n)
	case protocol.PositionEncodingKindUTF32:
		return 1
	}
	return uint32(max(1, utf16.RuneLen(r)))
}

// offset converts a position into a byte offset. Past the end of a line it is
// that end; inside a character, its start.
func offset(file *source.File, enc encoding, at protocol.Position) int {
	if int64(at.Line) >= int64(file.LineCount()) {
		return len(file.Text())
	}
	line := file.LineSpan(int(at.Line) + 1)
	off, column := line.Start, uint32(0)
	for off < line.End {
		r, n := utf8.DecodeRuneInString(file.Text()[off:line.End])
		if column += width(enc, r, n); column > at.Character {
			break
		}
		off += n
	}
	return off
}

// position converts a byte offset into a position.
func position(file *source.File, enc encoding, off int) protocol.Position {
	if enc != protocol.PositionEncodingKindUTF8 {
		p := file.Position(off)
		if enc == protocol.PositionEncodingKindUTF32 {
			return protocol.Position{Line: uint32(p.Line - 1), Character: uint32(p.Column - 1)}
		}
		return protocol.Position{Line: uint32(p.Line - 1), Character: uint32(p.UTF16)}
	}
	off = max(file.Begin(), min(off, len(file.Text())))
	line := file.LineAt(off)
	return protocol.Position{Line: uint32(line - 1), Character: uint32(off - file.LineSpan(line).Start)}
}

func rangeOf(file *source.File, enc encoding, span source.Span) protocol.Range {
	return protocol.Range{Start: position(file, enc, span.Start), End: position(file, enc, span.End)}
}

func spanOf(file *source.File, enc encoding, r protocol.Range) source.Span {
	start, end := offset(file, enc, r.Start), offset(file, enc, r.End)
	return source.Span{Start: start, End: max(start, end)}
}

// changed applies the changes of an editor, one after the other.
func changed(name, text string, enc encoding, changes []protocol.TextDocumentContentChangeEvent) string {
	for _, change := range changes {
		switch c := change.(type) {
		case *protocol.TextDocumentContentChangeWholeDocument:
			text = c.Text
		case *protocol.TextDocumentContentChangePartial:
			span := spanOf(source.New(name, text), enc, c.Range)
			text = text[:span.Start] + c.Text + text[span.End:]
		}
	}
	return text
}

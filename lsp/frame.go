package lsp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxHeader is the size of the largest header of a message.
const maxHeader = 4 << 10

// frames passes on messages, and refuses those that are larger than MaxFrame
// before any memory is taken for them.
type frames struct {
	in     *bufio.Reader
	header []byte // still to be passed on
	body   int    // bytes still to be passed on
	err    error
}

func limited(in io.Reader) io.Reader { return &frames{in: bufio.NewReader(in)} }

// Read passes on a part of a message.
func (f *frames) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if f.err == nil && len(f.header) == 0 && f.body == 0 {
		f.err = f.next()
	}
	switch {
	case f.err != nil:
		return 0, f.err
	case len(f.header) > 0:
		n := copy(p, f.header)
		f.header = f.header[n:]
		return n, nil
	}
	n, err := f.in.Read(p[:min(len(p), f.body)])
	f.body -= n
	return n, err
}

// next reads a header.
func (f *frames) next() error {
	f.header = nil
	for {
		line, err := f.in.ReadSlice('\n')
		f.header = append(f.header, line...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || len(f.header) > maxHeader:
			return fmt.Errorf("a message has a header of more than %d bytes", maxHeader)
		case err == io.EOF && len(f.header) > 0:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		}
		name, value, _ := strings.Cut(string(line), ":")
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64)
			if err != nil || n < 0 {
				return fmt.Errorf("a message has no valid length: %q", strings.TrimSpace(value))
			}
			if n > MaxFrame {
				return fmt.Errorf("a message has %d bytes; the largest that is read has %d", n, MaxFrame)
			}
			f.body = int(n)
		}
		if strings.TrimSpace(string(line)) == "" {
			return nil
		}
	}
}

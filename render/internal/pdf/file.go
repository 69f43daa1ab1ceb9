package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/render/internal/outline"
	"github.com/journey-lang/journey/render/scene"
)

// thousandths converts ems with y downwards to glyph space.
var thousandths = outline.Affine{SX: 1000, SY: -1000}

// file is a PDF under construction: its objects, numbered from 1.
type file struct {
	ctx     context.Context
	objects []string
	root    int
	info    int
}

func newFile(ctx context.Context) *file { return &file{ctx: ctx} }

// object adds an object and returns its number.
func (f *file) object(body string) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

// packedAtOnce is how many bytes are compressed between two checks of the
// context.
const packedAtOnce = 64 << 10

// stream adds a compressed stream, with the extra entries in its dictionary.
func (f *file) stream(extra string, data []byte) int {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	var err error
	for part := range slices.Chunk(data, packedAtOnce) {
		if err = f.ctx.Err(); err == nil {
			_, err = w.Write(part)
		}
		if err != nil {
			break
		}
	}
	if err == nil && w.Close() == nil && packed.Len() < len(data) {
		return f.object(fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", extra, packed.Len(), packed.Bytes()))
	}
	return f.object(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", extra, len(data), data))
}

// write adds all objects of a picture.
func (f *file) write(s *scene.Scene, p *page) {
	fonts := p.fonts.write(f)
	content := f.stream("", p.out)
	annots := ""
	for _, l := range p.links {
		corners := appendNumbers(nil, 3, l.box.X*p.unit, (p.height-l.box.Bottom())*p.unit, l.box.Right()*p.unit, (p.height-l.box.Y)*p.unit)
		annots += fmt.Sprintf("%d 0 R ", f.object(fmt.Sprintf(
			"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/A<</Type/Action/S/URI/URI %s>>>>", corners, literal(l.uri))))
	}
	pages := len(f.objects) + 2
	size := appendNumbers(nil, 3, s.Width*p.unit, s.Height*p.unit)
	leaf := f.object(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s]/Resources<</Font%s>>/Contents %d 0 R/Annots[%s]>>",
		pages, size, fonts, content, annots))
	f.object(fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", leaf))
	f.root = f.object(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/ViewerPreferences<</DisplayDocTitle true>>>>", pages))
	f.info = f.object(fmt.Sprintf("<</Title<FEFF%s>/Subject<FEFF%s>/Producer(journey)>>", hex16(s.Title), hex16(s.Desc)))
}

// literal returns a string of ASCII characters.
func literal(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

// bytes returns the whole file. Its id depends on its contents.
func (f *file) bytes() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(f.objects))
	for i, body := range f.objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	id := sha256.Sum256(out.Bytes())
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects)+1, f.root, f.info, id[:16], id[:16], start)
	return out.Bytes()
}

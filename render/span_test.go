package render_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render"
)

// wide returns journeys with n things next to each other.
func wide(n int) map[string]string {
	rows := func(line string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(line, "%d", fmt.Sprint(i)))
		}
		return b.String()
	}
	const cast = "rep is a rep\nboss is a rep\n"
	receivers := strings.TrimSuffix(rows("agent%d, "), ", ")
	return map[string]string{
		"receivers":   cast + rows("agent%d is a rep\n") + "rep sends paper to " + receivers + "\nboss reads paper\n",
		"branches":    cast + "here: rep reads paper\nrep decides \"Which?\"\n" + rows("when case %d\n  boss reads form %d\n  go to here\nwhen other %d\n  rep reads form %d\n") + "end\nboss closes case\n",
		"failures":    cast + "rep reads paper\n" + rows("  on failure \"Lost %d\"\n    boss reads form %d\n  end\n") + "boss closes case\n",
		"in parallel": cast + rows("agent%d is a rep\n") + "together\n  boss reads paper\n" + rows("and\n  agent%d reads paper\n") + "end\nboss closes case\n",
		"one label":   cast + "here: rep reads paper\n" + rows("rep decides \"Good %d?\"\nwhen yes\n  rep reads form %d\nwhen no\n  go to here\nend\n"),
	}
}

// Lines find their way through bands of hundreds of rows or columns, most of
// which they cross straight.
func TestWidePictures(t *testing.T) {
	if testing.Short() {
		t.Skip("draws hundreds of rows")
	}
	for name, text := range wide(120) {
		j := compile("wide.journey", text)
		for _, opt := range []render.Options{{}, {Width: render.Unfolded}, {Direction: "down"}} {
			if _, err := render.SVG(context.Background(), j, opt); err != nil {
				t.Errorf("%s with width %d, direction %q: %v", name, opt.Width, opt.Direction, err)
			}
		}
	}
}

// TestSpan checks that a picture beyond the limit is refused, and that one that
// can be folded is drawn.
func TestSpan(t *testing.T) {
	for name, text := range wide(40) {
		j := compile("wide.journey", text)
		_, err := render.SVG(t.Context(), model.Drawing{Journey: j, Span: 30}, render.Options{Width: render.Unfolded})
		var large *render.TooLarge
		if !errors.As(err, &large) || max(large.Rows, large.Columns) <= 30 || large.Span != 30 {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := render.SVG(t.Context(), model.Drawing{Journey: j, Span: 400}, render.Options{Width: render.Unfolded}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	long := compile("long.journey", "rep is a rep\n"+strings.Repeat("rep reads paper\n", 100))
	if _, err := render.SVG(t.Context(), model.Drawing{Journey: long, Span: 30}, render.Options{}); err != nil {
		t.Errorf("a long journey that is folded: %v", err)
	}
	if _, err := render.SVG(t.Context(), model.Drawing{Journey: long, Span: 30}, render.Options{Width: render.Unfolded}); err == nil {
		t.Error("a long journey in one row is drawn")
	}
	if got := config.DefaultSizes().PictureSpan; got != render.DefaultSpan {
		t.Errorf("journey.toml says %d, the default is %d", got, render.DefaultSpan)
	}
}

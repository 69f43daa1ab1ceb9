package lexicon

import "testing"

func TestSkeleton(t *testing.T) {
	if a, b := len([]rune(likeLatin)), len([]rune(latin)); a != b {
		t.Fatalf("%d letters look like %d Latin ones", a, b)
	}
	for a, b := range map[string]string{
		"rеp": "rep", "ΚΟΡΑ": "kopa", "re\u200bp": "rep", "ｒｅｐ": "rep", "𝐫𝐞𝐩": "rep", "сор": "Cop", "Ѐ": "È", "rep\u00a0one": "rep one",
	} {
		if Skeleton(a) != Skeleton(b) {
			t.Errorf("%q is seen as %q, %q as %q", a, Skeleton(a), b, Skeleton(b))
		}
	}
	for a, b := range map[string]string{"desk l": "desk I", "О": "0", "система": "cucmema", "Büro": "Buro", "rn": "m"} {
		if Skeleton(a) == Skeleton(b) {
			t.Errorf("%q and %q are both seen as %q", a, b, Skeleton(a))
		}
	}
	for text, want := range map[string]rune{"bаnk": 'а', "one bаnk": 'а', "SMSка": 0, "сор cop": 0, "Büro": 0, "ΚΟΡΑ": 0, "": 0} {
		if got := Disguised(text); got != want {
			t.Errorf("%q hides %q, want %q", text, got, want)
		}
	}
}

package fix

// What the tests hold each rewrite to on its own.
var (
	Apply        = apply
	Better       = better
	Gone         = gone
	SameComments = sameComments
	Harms        = harms
)

// MaxCompiles bounds how often one text is compiled.
const MaxCompiles = maxCompiles

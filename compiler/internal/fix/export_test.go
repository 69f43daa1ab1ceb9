package fix

// The functions that tests apply to each rewrite separately.
var (
	Apply        = apply
	Better       = better
	Gone         = gone
	SameComments = sameComments
	Harms        = harms
)

// MaxCompiles limits how often one text is compiled.
const MaxCompiles = maxCompiles

//go:build js || wasip1

package files

import "os"

// nonBlocking does nothing: there are no pipes to wait for.
const nonBlocking = 0

// endings is empty: there are no signals.
var endings []os.Signal

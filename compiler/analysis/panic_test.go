package analysis

import "testing"

// A panic in one of the workers of a simulation can be recovered by whoever
// asked for it.
func TestAWorkersPanicReachesTheCaller(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("nothing was panicked with")
		}
	}()
	(&plan{}).simulate(8, 1, 2) // there is no state to begin with
}

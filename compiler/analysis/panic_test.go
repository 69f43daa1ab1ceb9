package analysis

import "testing"

// The caller of a simulation can recover a panic in one of its workers.
func TestAWorkersPanicReachesTheCaller(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("nothing was panicked with")
		}
	}()
	(&plan{}).simulate(8, 1, 2) // without a state, there is nothing to start from
}

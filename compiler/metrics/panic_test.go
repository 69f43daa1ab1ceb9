package metrics

import "testing"

// The caller of a simulation can recover a panic in one of its workers.
func TestAWorkersPanicReachesTheCaller(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("nothing was panicked with")
		}
	}()
	(&plan{}).simulate(t.Context(), 8, 1, 2) // there is no state to start from
}

//go:build !js && !wasip1

package files

import (
	"os"
	"syscall"
)

// nonBlocking opens a file without waiting for the other end of a pipe.
const nonBlocking = syscall.O_NONBLOCK

// endings are the signals that tell a process to end.
var endings = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}

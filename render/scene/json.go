package scene

import (
	"bytes"
	"encoding/json"
)

// JSON encodes the scene: indented, in painting order, with the same bytes for
// the same scene.
func (s *Scene) JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

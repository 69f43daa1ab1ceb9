package main

import (
	"errors"

	"github.com/journey-lang/journey/compiler/model"
)

func draw(j *model.Journey, format string) ([]byte, error) { return nil, errors.New("not built yet") }

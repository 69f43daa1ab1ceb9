module example.com/embed

go 1.26.0

require github.com/journey-lang/journey v0.0.0

replace github.com/journey-lang/journey => ../..

package render_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/render"
)

const call = "customer is a customer\nrep is a rep\ncustomer calls rep\nrep emails customer\nsucceed\n"

// compileCall compiles the journey that the examples draw.
func compileCall() *compiler.Result {
	result, err := compiler.Compile(context.Background(), "call.journey", call, compiler.Options{})
	if err != nil {
		log.Fatal(err)
	}
	return result
}

func ExampleSVG() {
	picture, err := render.SVG(context.Background(), compileCall(), render.Options{Direction: render.Down, Density: render.Timeline})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.HasPrefix(string(picture), "<svg "))
	// Output: true
}

func ExamplePNG() {
	picture, err := render.PNG(context.Background(), compileCall(), render.Options{Scale: 2})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%q\n", picture[1:4])
	// Output: "PNG"
}

func ExamplePDF() {
	page, err := render.PDF(context.Background(), compileCall(), render.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", page[:5])
	// Output: %PDF-
}

func ExampleHTML() {
	page, err := render.HTML(context.Background(), compileCall(), render.Options{Theme: "dark"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.HasPrefix(string(page), "<!doctype html>"))
	// Output: true
}

func ExampleText() {
	text, err := render.Text(context.Background(), compileCall(), render.Options{ASCII: true})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(text))
	// Output:
	// Service journey
	// ---------------
	// With: customer, rep
	//
	// 1  customer -> rep: calls rep
	//      by Phone
	// 2  rep -> customer: emails customer
	//      by Email
	// + succeeds
}

func ExampleScene() {
	picture, err := render.Scene(context.Background(), compileCall(), render.Options{Width: render.Unfolded})
	if err != nil {
		log.Fatal(err)
	}
	for _, lane := range picture.Lanes {
		fmt.Println(lane.Kind)
	}
	// Output:
	// customer
	// rep
}

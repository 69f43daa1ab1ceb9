// Package wordlists holds that the words of English by which sentences are read
// stand in lang/words alone. It has nothing but its test.
package wordlists

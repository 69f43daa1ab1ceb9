// Package wordlists checks the English in this repository: only lang/lexicon
// contains the words by which sentences are read, and messages, comments and
// documentation are in plain English. It only has tests.
package wordlists

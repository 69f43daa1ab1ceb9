// Package wordlists checks the English in the code: the words by which sentences
// are read stand in lang/words alone, and the texts for users are in plain
// English. It has nothing but its tests.
package wordlists

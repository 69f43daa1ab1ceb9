package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Folder is a folder that reads are confined to: the operating system restricts
// every path to it, whatever "..", links or the case of names say.
type Folder struct{ root *os.Root }

// OpenFolder opens a folder.
func OpenFolder(path string) (Folder, error) {
	root, err := os.OpenRoot(path)
	return Folder{root}, err
}

// Close closes the folder.
func (d Folder) Close() error { return d.root.Close() }

// Reasons why a file of a folder is not read.
var (
	ErrOutside = errors.New("it is a link that leads out of the folder")
	ErrHidden  = errors.New("it is hidden, or a link to a hidden file")
)

// maxLinks is the maximum number of links on one path.
const maxLinks = 40

// ReadIn reads the file at rel in a folder, of at most limit bytes, and notes
// it under path. The file must be regular, not hidden, and have the extension
// end, and so must every file that a link on the way leads to.
func (f *Files) ReadIn(d Folder, rel, path, end string, limit int) ([]byte, error) {
	at, info, err := d.find(rel, end)
	if err != nil {
		return nil, err
	}
	file, err := d.root.OpenFile(at, readOnly, 0)
	if err != nil {
		return nil, err
	}
	if now, err := file.Stat(); err != nil || !os.SameFile(info, now) {
		return nil, errors.Join(errors.New("it was replaced while being read"), err, file.Close())
	}
	return f.take(path, file, limit, false)
}

// find follows the links of a path to the final file, and returns the reason if
// it may not be read.
func (d Folder) find(rel, end string) (string, fs.FileInfo, error) {
	var at string
	var info fs.FileInfo
	links := 0
	for todo := parts(rel); len(todo) > 0; {
		part := todo[0]
		todo = todo[1:]
		switch {
		case part == "" || part == ".":
			continue
		case part == ".." && at == "":
			return "", nil, ErrOutside
		case part == "..":
			if at = filepath.Dir(at); at == "." {
				at = ""
			}
			continue
		case Hidden(part):
			return "", nil, ErrHidden
		}
		next := filepath.Join(at, part)
		var err error
		if info, err = d.root.Lstat(next); err != nil {
			return "", nil, err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			at = next
			continue
		}
		to, err := d.root.Readlink(next)
		switch links++; {
		case err != nil:
			return "", nil, err
		case links > maxLinks:
			return "", nil, errors.New("it is a circular link")
		case strings.HasPrefix(to, "/") || filepath.IsAbs(to) || filepath.VolumeName(to) != "":
			return "", nil, ErrOutside
		}
		todo = append(parts(to), todo...)
	}
	switch {
	case at == "" || info == nil:
		return "", nil, ErrFolder
	case !hasEnd(at, end):
		return "", nil, errors.New("it is a link to a file whose name does not end in " + end)
	}
	return at, info, regular(info)
}

func parts(path string) []string { return strings.Split(filepath.ToSlash(path), "/") }

// Walk calls found for each file in the folder and below it whose name has the
// extension end, in the order of their paths. It leaves out hidden files, and
// does not follow links to folders. It calls skipped with the reason for each
// file that ReadIn would refuse, and failed for what is missing or cannot be
// opened.
func (d Folder) Walk(end string, found func(rel string, info fs.FileInfo), skipped, failed func(rel string, err error)) {
	_ = fs.WalkDir(d.root.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
		rel := filepath.FromSlash(path)
		switch {
		case errors.Is(err, fs.ErrNotExist) && path != ".":
			return nil // removed since its folder was read
		case err != nil:
			failed(rel, err)
			return nil
		case Hidden(entry.Name()) && entry.IsDir():
			return fs.SkipDir
		case Hidden(entry.Name()) || entry.IsDir() || filepath.Ext(path) != end:
			return nil
		}
		switch _, info, err := d.find(rel, end); {
		case errors.Is(err, fs.ErrNotExist):
			failed(rel, err)
		case err != nil:
			skipped(rel, err)
		default:
			found(rel, info)
		}
		return nil
	})
}

// ProjectOf returns the folder that the files of a project are read from: the
// top of the repository that contains dir, an absolute path, otherwise dir
// itself. The home folder and the top of the file system are never a project,
// and a hidden folder never belongs to a project above it.
func ProjectOf(dir string) string {
	for at := dir; !isTopmost(at); at = filepath.Dir(at) {
		if IsRepository(at) {
			return at
		}
		if Hidden(filepath.Base(at)) {
			break
		}
	}
	return dir
}

// isTopmost reports whether nothing at a folder or above it can be a project.
func isTopmost(dir string) bool { return filepath.Dir(dir) == dir || IsHome(dir) }

// IsRepository reports whether a folder is the top of a repository.
func IsRepository(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil
}

// IsHome reports whether a folder is the user's home folder.
func IsHome(dir string) bool {
	home, err := os.UserHomeDir()
	return err == nil && filepath.Clean(home) == dir
}

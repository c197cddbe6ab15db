//! The import graph of the crates: the files that each file depends on.
//!
//! Every `use` and every path in code counts, as it is written: a re-export leads to the file that defines the item. A
//! `mod` line does not count, nor do the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, UseTree};

#[test]
fn the_derive_has_no_import_circle() {
    assert_eq!(Crate::read("src/lib.rs").circles(), NO_CIRCLE);
}

#[test]
fn the_vocabulary_has_no_import_circle() {
    assert_eq!(Crate::read("../status-runtime/vocabulary/src/lib.rs").circles(), NO_CIRCLE);
}

#[test]
fn the_runtime_has_no_import_circle() {
    assert_eq!(Crate::read("../status-runtime/src/lib.rs").circles(), NO_CIRCLE);
}

#[test]
fn the_facade_for_generated_code_defines_nothing_and_is_imported_nowhere_else() {
    const FACADE: &str = "private";

    let runtime = Crate::read("../status-runtime/src/lib.rs");
    let is_facade = |module: &Module| module.first().is_some_and(|name| name == FACADE);
    let of_facade = runtime.names.iter().filter(|(module, _)| is_facade(module)).flat_map(|(_, names)| names);
    let (known, defined): (Vec<_>, Vec<_>) =
        of_facade.partition(|(_, stand_for)| stand_for.iter().all(|name| !matches!(name, Name::Item)));
    assert!(known.iter().any(|(name, _)| *name == "Parts"));
    assert_eq!(defined, []);
    // A path that begins with `$` is in the output of a macro, which is generated code.
    let imports = |path: &&Vec<String>| path[0] != "$" && path.iter().any(|name| name == FACADE);
    for (module, paths) in runtime.paths.iter().filter(|(module, _)| !is_facade(module)) {
        let imported: Vec<_> = paths.iter().filter(|path| !path.is_empty()).filter(imports).collect();
        assert!(imported.is_empty(), "{} imports {imported:?}", runtime.files[module]);
    }
}

/// The stages of a derive, and the leaves before them.
const STAGES: [&str; 16] = [
    "names",
    "keywords",
    "constant",
    "diagnostics",
    "model",
    "parse",
    "facts",
    "value",
    "read",
    "rules",
    "lower",
    "expand",
    "fallback",
    "hints",
    "pipeline",
    "lib",
];

#[test]
fn no_stage_knows_a_later_one() {
    let stage = |file: &str| {
        let name = file.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        STAGES.iter().position(|stage| *stage == name).unwrap_or_else(|| panic!("`{file}` belongs to no stage"))
    };
    let of_derive = Crate::read("src/lib.rs");
    for (from, to) in of_derive.imports() {
        assert!(stage(&to) <= stage(&from), "{from} imports {to}");
    }
    let read_by_expand = ["names", "constant", "diagnostics", "model", "expand"];
    for (from, to) in of_derive.imports() {
        let name = STAGES[stage(&to)];
        assert!(!from.starts_with("expand/") || read_by_expand.contains(&name), "{from} imports {to}");
    }
}

#[test]
fn a_circle_is_found_through_a_re_export_and_through_a_path_in_code() {
    let circles = |files: &[(&str, &str)]| {
        let mut all = Crate::default();
        for (file, text) in files {
            let module = file.trim_end_matches(".rs").trim_end_matches("lib").trim_end_matches("/mod");
            let module = module.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
            all.add(module, file, &syn::parse_str::<syn::File>(text).unwrap().items);
        }
        all.circles()
    };
    let leaf = ("b/leaf.rs", "pub fn leaf() { crate::a::a() }");
    let facade = ("b/mod.rs", "mod leaf; pub use leaf::leaf;");
    let lib = ("lib.rs", "mod a; mod b;");
    let circle = [BTreeSet::from(["a.rs".to_owned(), "b/leaf.rs".to_owned()])];
    assert_eq!(circles(&[lib, facade, leaf, ("a.rs", "use crate::b::leaf; pub fn a() { leaf() }")]), circle);
    assert_eq!(circles(&[lib, facade, leaf, ("a.rs", "pub fn a() { crate::b::leaf() }")]), circle);
    assert_eq!(circles(&[lib, facade, leaf, ("a.rs", "use crate::b; pub fn a() { b::leaf() }")]), circle);
    assert_eq!(circles(&[lib, facade, leaf, ("a.rs", "use crate::b::*; pub fn a() { leaf() }")]), circle);
    assert_eq!(circles(&[lib, facade, leaf, ("a.rs", "mod b {} pub fn a() {}")]), NO_CIRCLE);
}

const NO_CIRCLE: [BTreeSet<String>; 0] = [];

type Module = Vec<String>;

/// The meaning of a name in a module.
#[derive(Debug, Clone, PartialEq)]
enum Name {
    Module(Module),
    Item,
    /// The path of a `use`, as written.
    Use(Vec<String>),
}

#[derive(Default)]
struct Crate {
    files: BTreeMap<Module, String>,
    /// A module and a function may share a name.
    names: BTreeMap<Module, BTreeMap<String, Vec<Name>>>,
    globs: BTreeMap<Module, Vec<Vec<String>>>,
    /// Every path of a module, in `use`s and in code.
    paths: BTreeMap<Module, BTreeSet<Vec<String>>>,
}

impl Crate {
    fn read(lib: &str) -> Crate {
        let lib = Path::new(env!("CARGO_MANIFEST_DIR")).join(lib);
        let (mut all, root) = (Crate::default(), lib.parent().unwrap().to_owned());
        all.read_file(&root, Vec::new(), &lib);
        all
    }

    fn read_file(&mut self, root: &Path, module: Module, path: &Path) {
        let text = fs::read_to_string(path).unwrap();
        let file = syn::parse_str::<syn::File>(&text).unwrap();
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        self.add(module.clone(), &name, &file.items);
        let beside: PathBuf = root.join(module.join("/"));
        for item in &file.items {
            let Item::Mod(item) = item else { continue };
            if item.content.is_none() && !is_test(&item.attrs) {
                let name = item.ident.to_string();
                let [file, dir] = [beside.join(format!("{name}.rs")), beside.join(&name).join("mod.rs")];
                let module = module.iter().cloned().chain([name]).collect();
                self.read_file(root, module, if file.exists() { &file } else { &dir });
            }
        }
    }

    fn add(&mut self, module: Module, file: &str, items: &[Item]) {
        self.files.insert(module.clone(), file.to_owned());
        let mut add = |name: &dyn ToString, what| {
            self.names.entry(module.clone()).or_default().entry(name.to_string()).or_default().push(what);
        };
        let mut inline = Vec::new();
        let mut uses = Vec::new();
        let mut code = TokenStream::new();
        for item in items {
            match item {
                Item::Mod(item) if !is_test(&item.attrs) => {
                    let inside: Module = module.iter().cloned().chain([item.ident.to_string()]).collect();
                    add(&item.ident, Name::Module(inside.clone()));
                    inline.extend(item.content.as_ref().map(|(_, items)| (inside, items)));
                }
                Item::Use(item) => flatten(&item.tree, &mut Vec::new(), &mut uses),
                Item::Fn(item) if !is_test(&item.attrs) => add(&item.sig.ident, Name::Item),
                Item::Struct(item) => add(&item.ident, Name::Item),
                Item::Enum(item) => add(&item.ident, Name::Item),
                Item::Union(item) => add(&item.ident, Name::Item),
                Item::Trait(item) => add(&item.ident, Name::Item),
                Item::Type(item) => add(&item.ident, Name::Item),
                Item::Const(item) => add(&item.ident, Name::Item),
                Item::Static(item) => add(&item.ident, Name::Item),
                Item::Macro(item) => {
                    if let Some(name) = &item.ident {
                        add(name, Name::Item);
                    }
                }
                _ => {}
            }
            if !matches!(item, Item::Mod(_) | Item::Use(_)) {
                item.to_tokens(&mut code);
            }
        }
        let mut paths = BTreeSet::new();
        for (path, name) in uses {
            match name {
                Some(name) => add(&name, Name::Use(path.clone())),
                None => self.globs.entry(module.clone()).or_default().push(path.clone()),
            }
            paths.insert(path);
        }
        paths_of(code, &mut paths);
        self.paths.insert(module, paths);
        for (inside, items) in inline {
            self.add(inside, file, items);
        }
    }

    /// The file that defines the item of a path in a module, if it is in the crate.
    fn file_of(&self, module: &Module, path: &[String], depth: usize) -> Option<&String> {
        let mut at = module.clone();
        let mut rest = path;
        let mut first = true;
        while let [name, after @ ..] = rest {
            match name.as_str() {
                "crate" => at = Vec::new(),
                "self" if first => {}
                "super" => drop(at.pop()),
                name => match self.name_in(&at, name, after.is_empty(), depth)? {
                    (_, Name::Module(inside)) => at = inside,
                    (home, Name::Item) => return self.files.get(&home),
                    (home, Name::Use(path)) => {
                        let path: Vec<_> = path.iter().chain(after).cloned().collect();
                        return self.file_of(&home, &path, depth + 1);
                    }
                },
            }
            (rest, first) = (after, false);
        }
        // A module alone is not a dependency yet: the item of it that is used has a path of its own.
        None
    }

    fn name_in(&self, module: &Module, name: &str, is_last: bool, depth: usize) -> Option<(Module, Name)> {
        if depth > 16 {
            return None;
        }
        let names = self.names.get(module).and_then(|names| names.get(name));
        // The last segment of a path is rather the function; the others are modules.
        let rank = |name: &&Name| is_last == matches!(name, Name::Module(_));
        if let Some(found) = names.into_iter().flatten().min_by_key(rank) {
            return Some((module.clone(), found.clone()));
        }
        self.globs.get(module).into_iter().flatten().find_map(|glob| {
            let of_glob = self.module_of(module, glob)?;
            self.name_in(&of_glob, name, is_last, depth + 1)
        })
    }

    fn module_of(&self, module: &Module, path: &[String]) -> Option<Module> {
        path.iter().try_fold(module.clone(), |at, name| match name.as_str() {
            "crate" => Some(Vec::new()),
            "self" => Some(at),
            "super" => Some(at[..at.len().checked_sub(1)?].to_vec()),
            name => self.names.get(&at)?.get(name)?.iter().find_map(|name| match name {
                Name::Module(inside) => Some(inside.clone()),
                Name::Item | Name::Use(_) => None,
            }),
        })
    }

    fn imports(&self) -> BTreeSet<(String, String)> {
        let mut imports = BTreeSet::new();
        for (module, paths) in &self.paths {
            let from = &self.files[module];
            let to = paths.iter().filter_map(|path| self.file_of(module, path, 0));
            imports.extend(to.filter(|to| *to != from).map(|to| (from.clone(), to.clone())));
        }
        imports
    }

    /// The sets of files of which each needs every other.
    fn circles(&self) -> Vec<BTreeSet<String>> {
        let mut reached: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in self.imports() {
            reached.entry(from).or_default().insert(to);
        }
        loop {
            let before: usize = reached.values().map(BTreeSet::len).sum();
            for from in reached.keys().cloned().collect::<Vec<_>>() {
                let further: BTreeSet<_> =
                    reached[&from].iter().filter_map(|to| reached.get(to)).flatten().cloned().collect();
                reached.entry(from).or_default().extend(further);
            }
            if reached.values().map(BTreeSet::len).sum::<usize>() == before {
                break;
            }
        }
        let each_other = |from: &String| {
            let circle = reached[from].iter().filter(|to| reached.get(*to).is_some_and(|back| back.contains(from)));
            circle.cloned().collect::<BTreeSet<_>>()
        };
        let circles: BTreeSet<_> = reached.keys().map(each_other).filter(|circle| !circle.is_empty()).collect();
        circles.into_iter().collect()
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    let text = |attribute: &Attribute| attribute.meta.to_token_stream().to_string();
    attributes
        .iter()
        .map(text)
        .any(|text| text == "test" || text == "cfg (test)" || text.starts_with("cfg (all (test ,"))
}

/// The paths of a `use`, each with the name that it brings in, or without one for `*`.
fn flatten(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(Vec<String>, Option<String>)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, found)),
        UseTree::Glob(_) => found.push((before.clone(), None)),
        UseTree::Name(name) if name.ident == "self" => found.push((before.clone(), before.last().cloned())),
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            found.push(([&before[..], std::slice::from_ref(&name)].concat(), Some(name)));
        }
        UseTree::Rename(rename) => {
            let path = [&before[..], &[rename.ident.to_string()]].concat();
            found.push((path, Some(rename.rename.to_string())));
        }
    }
}

/// Every path in code; a name alone was brought in by a `use`, or is of the same file.
fn paths_of(tokens: TokenStream, found: &mut BTreeSet<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Ident(name) => {
                if colons != 2 {
                    found.insert(std::mem::take(&mut path));
                }
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Group(group) => {
                found.insert(std::mem::take(&mut path));
                paths_of(group.stream(), found);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                found.insert(std::mem::take(&mut path));
                // The paths in a macro are for its user to import.
                path.extend((token.to_string() == "$").then(|| "$".to_owned()));
                colons = if path.is_empty() { 0 } else { 2 };
            }
        }
    }
    found.insert(path);
}

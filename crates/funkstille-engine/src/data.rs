//! The data folders of the program, embedded in the binary. A folder of the user's own may hold
//! other versions of the same files, and further playbooks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use funkstille_core::calendar::{HolidayTable, Region};
use funkstille_core::claim::law::{self, Law};
use jiff::tz::TimeZone;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::{Error, Unreadable, Why};

#[derive(RustEmbed)]
#[folder = "../../playbooks"]
#[prefix = "playbooks/"]
struct Playbooks;

#[derive(RustEmbed)]
#[folder = "../../holidays"]
#[prefix = "holidays/"]
struct Holidays;

#[derive(RustEmbed)]
#[folder = "../../templates"]
#[prefix = "templates/"]
#[allow_missing = true]
struct Templates;

#[derive(RustEmbed)]
#[folder = "../../locales"]
#[prefix = "locales/"]
struct Locales;

#[derive(RustEmbed)]
#[folder = "../../providers"]
#[prefix = "providers/"]
#[include = "*.toml"]
struct Providers;

#[derive(RustEmbed)]
#[folder = "../../jurisdictions"]
#[prefix = "jurisdictions/"]
#[include = "*.toml"]
struct Jurisdictions;

const PLAYBOOK_ENDING: &str = ".toml";
const LAWS: &str = "jurisdictions/";
const TABLE_ENDING: &str = ".csv";
const WORDS_ENDING: &str = ".ftl";
const TEXTS: &str = "templates/";
const REGIONS: &str = "holidays/regions.csv";

/// The languages in which a text must be there to count as there.
const TEXT_LANGUAGES: [&str; 2] = ["de", "en"];

/// The data files: those in the binary, and a folder whose files win over them.
///
/// Files are named by their path from the root of the data, with `/` on every system:
/// `playbooks/negotiation.toml`.
#[derive(Clone, Debug, Default)]
pub struct Data {
    own_folder: Option<PathBuf>,
}

impl Data {
    /// Only what is in the binary.
    pub fn embedded() -> Self {
        Self { own_folder: None }
    }

    /// What is in the binary, and `folder`, whose files win.
    ///
    /// # Errors
    /// Where `folder` is no folder that can be read.
    pub fn with_folder(folder: &Path) -> Result<Self, Error> {
        fs::read_dir(folder).map_err(|error| Error::unreadable(folder, &error))?;
        Ok(Self { own_folder: Some(folder.to_path_buf()) })
    }

    /// The text of a data file; `None` where there is none of that path.
    ///
    /// # Errors
    /// Where the user's own folder has it and it cannot be read.
    pub fn text(&self, path: &str) -> Result<Option<String>, Error> {
        match self.own_text(path)? {
            Some(text) => Ok(Some(text)),
            None => Ok(embedded_text(path)),
        }
    }

    /// Where a person finds a data file: in the user's own folder if it is there, or else its path
    /// from the root of the data.
    pub fn place_of(&self, path: &str) -> String {
        let own = self.own_folder.iter().map(|folder| folder.join(path));
        let own = own.into_iter().find(|file| file.exists());
        own.map_or(path.to_owned(), |file| file.display().to_string())
    }

    /// As [`Data::text`], but only from the user's own folder.
    pub(crate) fn own_text(&self, path: &str) -> Result<Option<String>, Error> {
        let Some(folder) = &self.own_folder else {
            return Ok(None);
        };
        let file = folder.join(path);
        match read_text(&file) {
            Err(Error::Unreadable { why: Unreadable::System(Why::NotFound), .. }) => Ok(None),
            read => read.map(Some),
        }
    }

    /// The bytes of a file in the user's own folder; `None` where there is none of that path.
    ///
    /// # Errors
    /// Where it is there and cannot be read.
    pub(crate) fn own_bytes(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(folder) = &self.own_folder else { return Ok(None) };
        let file = folder.join(path);
        match fs::read(&file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::unreadable(&file, &error)),
        }
    }

    /// The text of a playbook by its name (`negotiation`).
    ///
    /// # Errors
    /// Where there is none of that name, or it cannot be read.
    pub fn playbook_text(&self, name: &str) -> Result<String, Error> {
        let unknown =
            || Error::UnknownPlaybook { name: name.to_owned(), known: self.playbook_names() };
        if !is_plain_name(name) {
            return Err(unknown());
        }
        self.text(&playbook_path(name))?.ok_or_else(unknown)
    }

    /// The names of all playbooks, in alphabetical order.
    pub fn playbook_names(&self) -> Vec<String> {
        self.names_in("playbooks/", PLAYBOOK_ENDING)
    }

    /// What the law of each place says about late money, in the alphabetical order of the files.
    ///
    /// # Errors
    /// Where one of the files cannot be read or used.
    pub fn laws(&self) -> Result<Vec<Law>, Error> {
        let names = self.names_in(LAWS, PLAYBOOK_ENDING);
        let read = |name: &String| {
            let path = format!("{LAWS}{name}{PLAYBOOK_ENDING}");
            let text = self.text(&path)?.unwrap_or_default();
            law::parse(&text).map_err(|source| Error::Law { path: self.place_of(&path), source })
        };
        names.iter().map(read).collect()
    }

    /// The holiday table of a region.
    ///
    /// # Errors
    /// Where there is no table of its country, or the table does not know the region.
    pub fn holiday_table(&self, region: &Region) -> Result<HolidayTable, Error> {
        let path = format!("holidays/{}.csv", region.country().to_ascii_lowercase());
        let table = self.text(&path)?.ok_or_else(|| Error::UnknownCountry {
            region: region.clone(),
            known: self.countries(),
        })?;
        HolidayTable::parse(&table, region).map_err(|source| {
            let path = self.place_of(&path);
            Error::HolidayTable { path, source }
        })
    }

    /// The name of the time zone (IANA) in which most people of a region live; `None` where
    /// `holidays/regions.csv` does not know the region.
    ///
    /// # Errors
    /// Where the user's own folder has that file and it cannot be read.
    fn time_zone_of(&self, region: &Region) -> Result<Option<String>, Error> {
        let regions = self.text(REGIONS)?.unwrap_or_default();
        let zone = regions.lines().find_map(|line| {
            let mut fields = line.split(',');
            let is_region = fields.next()?.eq_ignore_ascii_case(region.as_str());
            is_region.then(|| fields.nth(1).map(str::to_owned))?
        });
        Ok(zone)
    }

    /// The time zone in which most people of a region live.
    ///
    /// # Errors
    /// Where it is not known.
    pub fn zone_of(&self, region: &Region) -> Result<TimeZone, Error> {
        // A region that does not exist has no zone either, and is told as what it is.
        self.holiday_table(region)?;
        let name = self.time_zone_of(region)?;
        let name = name.ok_or_else(|| Error::NoTimeZone(region.clone()))?;
        TimeZone::get(&name).map_err(|_| Error::BadTimeZone(name))
    }

    /// Whether there is a text of that key, in every language.
    pub fn text_exists(&self, key: &str) -> bool {
        is_plain_name(key)
            && TEXT_LANGUAGES.iter().all(|language| {
                let path = format!("templates/{key}/{language}.txt");
                self.text(&path).is_ok_and(|text| text.is_some())
            })
    }

    /// The names of the user's own files in a folder (`bank/`), without the ending `.toml`.
    pub(crate) fn own_names(&self, folder: &str) -> Vec<String> {
        let own = self.own_folder.iter().flat_map(|own| list(&own.join(folder)));
        let names = own.filter_map(|name| name.strip_suffix(PLAYBOOK_ENDING).map(str::to_owned));
        names.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn countries(&self) -> Vec<String> {
        let names = self.names_in("holidays/", TABLE_ENDING);
        let countries = names.iter().filter(|name| name.len() == 2);
        countries.map(|name| name.to_ascii_uppercase()).collect()
    }

    /// File names in a folder, without the ending that they must have.
    fn names_in(&self, folder: &str, ending: &str) -> Vec<String> {
        let own = self.own_folder.iter().flat_map(|own| list(&own.join(folder)));
        let embedded = embedded_paths(folder);
        let names: BTreeSet<String> = embedded
            .iter()
            .filter_map(|path| path.strip_prefix(folder))
            .map(str::to_owned)
            .chain(own)
            .filter_map(|name| name.strip_suffix(ending).map(str::to_owned))
            .collect();
        names.into_iter().collect()
    }
}

/// The path of a playbook in the data, by its name.
pub fn playbook_path(name: &str) -> String {
    format!("playbooks/{name}{PLAYBOOK_ENDING}")
}

/// The text of a file of the user's.
///
/// # Errors
/// Where it cannot be read, or is no UTF-8.
pub fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::unreadable(path, &error))
}

/// The paths of the embedded files with the words of a language (its code), in alphabetical order.
pub(crate) fn words_paths(language: &str) -> Vec<String> {
    let mut paths = embedded_paths(&format!("locales/{language}/"));
    paths.retain(|path| path.ends_with(WORDS_ENDING));
    paths
}

/// The keys of the texts that come with the program, in alphabetical order.
pub(crate) fn text_keys() -> Vec<String> {
    let paths = embedded_paths(TEXTS);
    let keys = paths.iter().filter_map(|path| path.strip_prefix(TEXTS)?.split_once('/'));
    let keys: BTreeSet<String> = keys.map(|(key, _)| key.to_owned()).collect();
    keys.into_iter().collect()
}

/// The paths of the embedded files below `folder`, in alphabetical order.
fn embedded_paths(folder: &str) -> Vec<String> {
    let all = Playbooks::iter()
        .chain(Holidays::iter())
        .chain(Jurisdictions::iter())
        .chain(Templates::iter())
        .chain(Locales::iter());
    let mut paths: Vec<String> =
        all.filter(|path| path.starts_with(folder)).map(String::from).collect();
    paths.sort();
    paths
}

/// The text of an embedded file; `None` where there is none of that path.
pub(crate) fn embedded_text(path: &str) -> Option<String> {
    let file: EmbeddedFile = match path.split_once('/')?.0 {
        "playbooks" => Playbooks::get(path),
        "holidays" => Holidays::get(path),
        "jurisdictions" => Jurisdictions::get(path),
        "templates" => Templates::get(path),
        "locales" => Locales::get(path),
        "providers" => Providers::get(path),
        _ => None,
    }?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// A name that cannot lead out of its folder.
fn is_plain_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(plain)
}

/// The names in a folder; none where it is not there or cannot be read.
fn list(folder: &Path) -> Vec<String> {
    let entries: io::Result<Vec<_>> = fs::read_dir(folder).and_then(Iterator::collect);
    let entries = entries.unwrap_or_default();
    let names = entries.iter().map(|entry| entry.file_name().into_string());
    names.filter_map(Result::ok).collect()
}

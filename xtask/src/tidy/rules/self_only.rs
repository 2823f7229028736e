//! The project speaks of itself alone: nothing of the machine that it was written on.

use crate::tidy::{Finding, Project};

/// Folders that only exist on somebody's machine. Put together here, so that this file does not
/// hold them.
const FOLDERS: &[&str] = &[concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/")];
/// Hosts of package registries and of their mirrors.
const HOSTS: &[&str] = &[
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("py", "pi.org"),
    concat!("python", "hosted.org"),
    concat!("npm", "js.org"),
    concat!("npm", "js.com"),
    concat!("deb.deb", "ian.org"),
    concat!("security.deb", "ian.org"),
    concat!("snapshot.deb", "ian.org"),
    concat!("artifa", "ctory"),
];

/// Finds paths of working folders and names of registry hosts in any file.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in &project.files {
        // Almost no file holds any of them; looking line by line is only worth it where one does.
        if !FOLDERS.iter().chain(HOSTS).any(|needle| text.contains(needle)) {
            continue;
        }
        for (index, line) in text.lines().enumerate() {
            let folder = FOLDERS.iter().find(|needle| is_absolute(line, needle));
            let host = HOSTS.iter().find(|needle| line.contains(**needle));
            if let Some(needle) = folder.or(host) {
                let what = format!("`{needle}` is not part of the project");
                found.push(Finding::new(path, index + 1, what, "use a relative path, or no host"));
            }
        }
    }
    found
}

/// Whether the folder stands at the beginning of a path, and not inside one.
fn is_absolute(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|sign| sign.is_alphanumeric() || ".-_~}$)".contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check_text;

    #[test]
    fn folders_and_hosts_of_a_machine_are_found() {
        check_text(check, "a.md", &format!("One\nsee `{}a`\n", FOLDERS[0]), &[2]);
        check_text(check, "a.txt", &format!("file://{}a\n", FOLDERS[1]), &[1]);
        check_text(check, "a.toml", &format!("url = \"https://{}/a\"\n", HOSTS[0]), &[1]);
    }

    #[test]
    fn relative_paths_pass() {
        check_text(check, "a.md", &format!("see `..{}a` and a{0}b\n", FOLDERS[2]), &[]);
        check_text(check, "a.sh", &format!("cd \"$HOME{}\"\n", FOLDERS[2]), &[]);
    }
}

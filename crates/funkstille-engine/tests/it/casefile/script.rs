//! The check that a stranger makes: `docs/dev/verify.py`.

use std::process::Command;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/dev/verify.py");

/// Whether the script finds the file whole, and what it says; `None` where there is no Python.
pub(crate) fn run(file: &[u8], kept: Option<&str>) -> Option<(bool, String)> {
    let place = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(place.path(), file).expect("writes");
    let output = Command::new("python3").arg(SCRIPT).arg(place.path()).args(kept).output();
    let Ok(output) = output else {
        eprintln!("SKIPPED: there is no python3");
        return None;
    };
    let said = if output.status.success() { output.stdout } else { output.stderr };
    Some((output.status.success(), String::from_utf8_lossy(&said).trim().to_owned()))
}

/// Runs the script on each file of a folder, in one process, since Python starts slowly; prints one
/// line for each that it finds whole, or that it stumbles over.
const ALL: &str = r#"
import contextlib, os, runpy, sys
script, folder = sys.argv[1:]
for name in sorted(os.listdir(folder)):
    sys.argv = [script, os.path.join(folder, name)]
    try:
        with contextlib.redirect_stdout(None):
            runpy.run_path(script)
        print(name, "is whole")
    except SystemExit:
        pass
    except BaseException as error:
        print(name, repr(error))
"#;

/// Asserts that the script finds none of these files whole.
pub(crate) fn check_none_is_whole(files: &[(String, Vec<u8>)]) {
    let folder = tempfile::tempdir().expect("a folder");
    for (place, (what, file)) in files.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{place:04} {what}")), file).expect("writes");
    }
    let output = Command::new("python3").args(["-c", ALL, SCRIPT]).arg(folder.path()).output();
    let Ok(output) = output else {
        eprintln!("SKIPPED: there is no python3");
        return;
    };
    let said = [output.stdout, output.stderr].concat();
    assert_eq!(String::from_utf8_lossy(&said), "");
}

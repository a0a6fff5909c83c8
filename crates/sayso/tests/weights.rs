//! The weights are those the manifests speak of.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

#[test]
fn weights_are_what_their_manifests_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("weights");
    let mut checked = 0;
    let files: Vec<_> =
        fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    let (weights, manifests): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.extension().is_some_and(|kind| kind == "bin"));
    for path in manifests {
        let manifest = fs::read_to_string(path).expect("a manifest");
        for entry in manifest.split("[[weights]]").skip(1) {
            let value = |key: &str| {
                let line = entry.lines().find_map(|line| line.strip_prefix(key)).expect("an entry");
                line.trim_start_matches([' ', '=']).trim_matches('"').to_owned()
            };
            let bytes = fs::read(folder.join(value("file"))).expect("weights");
            let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(digest, value("sha256"), "{}", value("file"));
            checked += 1;
        }
    }
    assert_eq!(checked, weights.len(), "weights that no manifest speaks of");
}

//! Builds the npm module into `npm/`: one program, wrapped for Node and for the web.

use std::{fs, process::Command};

use anyhow::Result;

use crate::{root, setup, step};

/// Builds both wrappings.
pub(crate) fn build() -> Result<()> {
    step::run(Command::new("cargo").current_dir(root()).args([
        "build",
        "--locked",
        "--package=sayso-npm",
        "--profile=npm",
        "--target",
        setup::TARGET,
    ]))?;
    let wasm = setup::target_folder().join(setup::TARGET).join("npm/sayso_npm.wasm");
    for (target, folder) in [("nodejs", "node"), ("web", "web")] {
        let out = root().join("npm").join(folder);
        step::run(
            setup::command_in_path("wasm-bindgen")
                .args(["--no-typescript", "--out-name=sayso", "--target", target, "--out-dir"])
                .arg(&out)
                .arg(&wasm),
        )?;
        let program = out.join("sayso_bg.wasm");
        step::run(setup::command_in_path("wasm-opt").arg("-O3").arg(&program).arg("-o").arg(&program))?;
        // Node tells CommonJS from ES modules by the nearest package.json.
        let kind = if target == "nodejs" { "commonjs" } else { "module" };
        fs::write(out.join("package.json"), format!("{{ \"type\": \"{kind}\" }}\n"))?;
    }
    Ok(())
}

//! `cargo xtask serve`: the standalone page, kept up to date while someone works on it.
//!
//! [`watch`] tells of changes, [`refresh`] builds, [`http`] shows the result. The page is
//! known by its *edition*, the hash of the list of all its files: it reloads when the edition
//! it was loaded from is no longer the one served, and at no other time.

mod http;
mod watch;

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::thread;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use tokio::sync::watch as channel;

use crate::build::site::INTEGRITY;
use crate::build::{self, Profile};
use crate::cli;
use crate::process;
use crate::tools;
use crate::workspace::{WASM_TARGET, Workspace};

/// Builds the page and serves it until interrupted.
pub fn run(workspace: &Workspace, options: &cli::Serve) -> Result<()> {
    // Before the build: a port that is taken should be told at once and not a minute later.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).with_context(|| {
        format!("cannot listen on port {}: choose another one with --port", options.port)
    })?;
    let address = format!("http://localhost:{}/", listener.local_addr()?.port());

    tools::ensure_target(WASM_TARGET)?;
    refresh(workspace, options.release)?;
    let (publish, editions) = channel::channel(edition(workspace)?);

    let changes = watch::changes(workspace)?;
    println!("Gait Check is at {address} (Ctrl+C ends it)");
    if options.open
        && let Err(error) = open::that(&address)
    {
        // The page is served all the same, and its address is on the screen.
        eprintln!("cannot open a browser: {error}");
    }

    thread::scope(|scope| {
        scope.spawn(|| {
            for changed in changes {
                println!("{} changed", changed.display());
                match rebuild(workspace, options.release).and_then(|()| edition(workspace)) {
                    Ok(edition) => {
                        publish.send_replace(edition);
                        println!("{address} is up to date");
                    }
                    Err(error) => {
                        eprintln!("{error:#}\n{address} still shows the last good build");
                    }
                }
            }
        });
        http::serve(listener, output(workspace), editions)
    })
}

/// Builds the page once, into the folder that is served.
pub fn refresh(workspace: &Workspace, release: bool) -> Result<()> {
    let profile = if release { Profile::Release } else { Profile::Dev };
    build::assemble(workspace, profile, None)?.write(&output(workspace))
}

/// Builds the page in a new run of this program, compiled anew if need be.
fn rebuild(workspace: &Workspace, release: bool) -> Result<()> {
    let mut command = process::cargo();
    command.current_dir(workspace.root());
    command.args(["run", "--quiet", "--package", "xtask", "--", "refresh"]);
    if release {
        command.arg("--release");
    }
    process::run(&mut command)
}

/// Returns the folder that is served: not `dist/`, which stays the release build.
fn output(workspace: &Workspace) -> PathBuf {
    workspace.target_directory().join("serve")
}

/// Returns the edition in the folder that is served.
fn edition(workspace: &Workspace) -> Result<String> {
    let path = output(workspace).join(INTEGRITY);
    let list = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(format!("{:x}", Sha256::digest(list)))
}

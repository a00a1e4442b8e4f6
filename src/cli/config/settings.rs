//! Which options are settings, what a value of each looks like, and how other sources than the command line reach them.

use std::any::TypeId;

use clap::{
    Arg, ArgAction, Command,
    builder::{BoolishValueParser, OsStr},
};

use crate::secrets::is_secret_name;

/// From which likeness on another name is suggested.
const ALIKE: f64 = 0.75;
/// The commands whose options are settings.
pub(super) const SERVING: [&str; 2] = ["serve", "config"];
/// Options that only make sense on a command line.
const NEVER: [&str; 3] = ["help", "version", super::CONFIG];

/// What a value is in TOML.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// `true` or `false`.
    Switch,
    /// A number.
    Number,
    /// Text, without exception.
    Text,
    /// Something that is written as text or as a number, such as a word of a few, or a duration.
    Word,
}

/// An option that a file and the environment can set.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// Its name in a file, and on the command line behind two dashes.
    pub(super) key: String,
    /// Its name in the environment.
    pub(super) variable: String,
    /// What one value of it is.
    pub(super) kind: Kind,
    /// Whether it takes several values.
    pub(super) several: bool,
    /// Whether every command has it, and not only those that serve.
    pub(super) everywhere: bool,
    /// The option as clap has it.
    pub(super) option: Arg,
}

/// What a file says of a setting.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Given {
    /// Of which.
    pub(super) key: String,
    /// Its values: one, unless it takes several.
    pub(super) values: Vec<String>,
    /// Where it says so, for people.
    pub(super) source: String,
}

impl Setting {
    fn new(option: &Arg, everywhere: bool) -> Option<Self> {
        let key = option.get_long()?.to_owned();
        if NEVER.contains(&key.as_str()) {
            return None;
        }
        let variable = format!("RAPPORT_{}", key.replace('-', "_").to_uppercase());
        Some(Self {
            kind: kind(option),
            several: matches!(option.get_action(), ArgAction::Append),
            option: option.clone(),
            variable,
            everywhere,
            key,
        })
    }

    /// What is wrong with a value; nothing where the option takes it. A value that may be a secret is not repeated.
    pub(super) fn wrong(&self, value: &str) -> Option<String> {
        if self.kind == Kind::Switch {
            let known = matches!(value, "true" | "false");
            return (!known).then(|| "expected true or false".to_owned());
        }
        let mut alone = Arg::new("value")
            .long(self.key.clone())
            .value_parser(self.option.get_value_parser().clone())
            .num_args(1);
        if let Some(names) = self.option.get_value_names() {
            alone = alone.value_name(names.first()?);
        }
        let line = [format!("--{}={value}", self.key)];
        let error = Command::new("rapport")
            .no_binary_name(true)
            .disable_help_flag(true)
            .arg(alone)
            .try_get_matches_from(line)
            .err()?;
        if self.is_secret() {
            return Some("is not taken; its value is not shown, as it may be a secret".to_owned());
        }
        let text = error.to_string();
        let told = text.trim_start_matches("error: ").lines();
        let told: Vec<&str> = told
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .take_while(|line| !line.starts_with("For more"))
            .collect();
        Some(told.join(" ").trim().to_owned())
    }

    /// The values that a text has outside of a file of settings: where there may be several, white space stands between
    /// them, or only the ends of lines where the option says that there may be blanks in a value.
    pub(super) fn parts(&self, text: &str) -> Vec<String> {
        if !self.several {
            return vec![text.to_owned()];
        }
        let parts: Vec<&str> = if self.option.get_value_delimiter() == Some('\n') {
            text.lines().map(str::trim).collect()
        } else {
            text.split_whitespace().collect()
        };
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    /// Whether a value may be a secret: options say so by not letting clap show what the environment has, or by name.
    pub(super) fn is_secret(&self) -> bool {
        self.option.is_hide_env_values_set() || is_secret_name(&self.key)
    }
}

/// What a value of an option looks like.
fn kind(option: &Arg) -> Kind {
    if matches!(option.get_action(), ArgAction::SetTrue | ArgAction::SetFalse) {
        return Kind::Switch;
    }
    let parsed = option.get_value_parser().type_id();
    let is = |kinds: &[TypeId]| kinds.iter().any(|kind| parsed == *kind);
    let numbers = [
        TypeId::of::<u8>(),
        TypeId::of::<u16>(),
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
        TypeId::of::<usize>(),
        TypeId::of::<i32>(),
        TypeId::of::<i64>(),
        TypeId::of::<f64>(),
    ];
    if is(&[TypeId::of::<bool>()]) {
        Kind::Switch
    } else if is(&numbers) {
        Kind::Number
    } else if is(&[TypeId::of::<String>(), TypeId::of::<std::path::PathBuf>()]) {
        Kind::Text
    } else {
        Kind::Word
    }
}

/// All settings, in the order of the help: those of every command, then those of the server.
pub(super) fn all(command: &Command) -> Vec<Setting> {
    let everywhere = command
        .get_arguments()
        .filter(|option| option.is_global_set())
        .filter_map(|option| Setting::new(option, true));
    let serving = command
        .find_subcommand(SERVING[0])
        .into_iter()
        .flat_map(Command::get_arguments)
        .filter_map(|option| Setting::new(option, false));
    everywhere.chain(serving).collect()
}

/// The command whose help names the variable of each setting. A switch can be switched off, too: `--sample=false`.
pub(super) fn with_variables(command: Command, settings: &[Setting]) -> Command {
    change(command, |option| {
        let Some(setting) = found(settings, &option) else {
            return if option.get_long() == Some(super::CONFIG) {
                with_variable(option, super::environment::CONFIG)
            } else {
                option
            };
        };
        let mut option = with_variable(option, &setting.variable);
        if setting.kind == Kind::Switch {
            option = option
                .action(ArgAction::Set)
                .value_parser(BoolishValueParser::new())
                .value_name("true|false")
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true")
                .default_value("false")
                .hide_default_value(true)
                .hide_possible_values(true);
        }
        option
    })
}

/// The option whose help names its variable; what that holds is no help, and may be a secret.
fn with_variable(option: Arg, variable: &str) -> Arg {
    let help = option.get_help().map(ToString::to_string).unwrap_or_default();
    option.help(format!("{help} [env: {variable}]"))
}

/// The command with what is given in the place of its own defaults.
pub(super) fn with_defaults(command: Command, given: &[Given]) -> Command {
    change(command, |option| {
        let given = given
            .iter()
            .find(|given| option.get_long() == Some(given.key.as_str()));
        match given {
            Some(given) => option
                .default_values(given.values.iter().map(OsStr::from).collect::<Vec<_>>())
                .hide_default_value(true),
            None => option,
        }
    })
}

/// The name that is most like one that there is not; none where none is like it.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|known| (strsim::jaro_winkler(known, name), known))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, known)| known)
}

fn found<'a>(settings: &'a [Setting], option: &Arg) -> Option<&'a Setting> {
    let long = option.get_long()?;
    settings.iter().find(|setting| setting.key == long)
}

/// Changes the options of every command, and those of the commands that serve.
fn change(command: Command, mut change: impl FnMut(Arg) -> Arg) -> Command {
    let mut command = command.mut_args(|option| {
        if option.is_global_set() {
            change(option)
        } else {
            option
        }
    });
    for name in SERVING {
        if command.find_subcommand(name).is_some() {
            command = command.mut_subcommand(name, |inner| inner.mut_args(&mut change));
        }
    }
    command
}

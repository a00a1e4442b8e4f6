//! A wire to PostgreSQL that is cut without anybody being told: what is sent is taken, and nothing comes back.

use std::future::pending;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use reqwest::Url;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::task::AbortHandle;

/// The longest message by which only is asked whether somebody is there.
const PING: usize = 5;

/// Leads to a database, and is gone when it is dropped.
pub(crate) struct Wire {
    /// The address of the database at the end of it.
    pub(crate) url: String,
    cut: Arc<AtomicBool>,
    passing: AbortHandle,
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.passing.abort();
    }
}

impl Wire {
    /// A wire to the database at an address; `None` where that is not on a socket of this machine.
    pub(crate) async fn to(url: &str) -> Option<Self> {
        // A user without a host is no URL.
        let mut url = Url::parse(&url.replace("@/", "@localhost/")).expect("the address is a URL");
        let parameter = |name: &str| {
            let mut pairs = url.query_pairs();
            pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
        };
        let home = PathBuf::from(parameter("host")?);
        let socket = home.join(format!(
            ".s.PGSQL.{}",
            parameter("port").as_deref().unwrap_or("5432")
        ));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let port = listener.local_addr().expect("it listens").port();
        url.set_query(None);
        url.set_host(Some("127.0.0.1")).expect("a host");
        url.set_port(Some(port)).expect("a port");
        let cut = Arc::new(AtomicBool::new(false));
        let is_cut = Arc::clone(&cut);
        let passing = tokio::spawn(async move {
            loop {
                let (near, _) = listener.accept().await.expect("it listens");
                let far = UnixStream::connect(&socket).await.expect("the database is there");
                tokio::spawn(pass(near, far, Arc::clone(&is_cut)));
            }
        });
        Some(Self {
            url: url.into(),
            cut,
            passing: passing.abort_handle(),
        })
    }

    /// Cuts it, once somebody asks more than whether it is there.
    pub(crate) fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
    }

    /// Mends it for whoever connects from now on.
    pub(crate) fn mend(&self) {
        self.cut.store(false, Ordering::SeqCst);
    }
}

async fn pass(near: TcpStream, far: UnixStream, cut: Arc<AtomicBool>) {
    let (mut asked, mut told) = near.into_split();
    let (mut answered, mut answers) = far.into_split();
    let asking = async {
        let mut bytes = [0; 8_192];
        while let Some(count) = some(&mut asked, &mut bytes).await {
            if count > PING && cut.load(Ordering::SeqCst) {
                pending::<()>().await;
            }
            if answers.write_all(&bytes[..count]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! {
        () = asking => {}
        _ = copy(&mut answered, &mut told) => {}
    }
}

/// How many bytes have come; `None` at the end.
async fn some(from: &mut (impl AsyncRead + Unpin), bytes: &mut [u8]) -> Option<usize> {
    from.read(bytes).await.ok().filter(|&count| count > 0)
}

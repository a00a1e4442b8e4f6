//! A wire to PostgreSQL that is cut without anybody being told: what is sent is taken, and nothing comes back.

use std::future::pending;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use reqwest::Url;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, split};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::task::AbortHandle;

/// The longest message by which only is asked whether somebody is there.
const PING: usize = 5;

/// Where the database is.
enum Far {
    Socket(PathBuf),
    Port(String),
}

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
    /// A wire to the database at an address, on a socket of this machine or on a port of any.
    pub(crate) async fn to(url: &str) -> Self {
        // A user without a host is no URL.
        let mut url = Url::parse(&url.replace("@/", "@localhost/")).expect("the address is a URL");
        let parameter = |name: &str| {
            let mut pairs = url.query_pairs();
            pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
        };
        let host = parameter("host").unwrap_or_else(|| url.host_str().expect("a host").to_owned());
        let port = parameter("port").unwrap_or_else(|| url.port().unwrap_or(5432).to_string());
        let far = if host.starts_with('/') {
            Far::Socket(PathBuf::from(host).join(format!(".s.PGSQL.{port}")))
        } else {
            Far::Port(format!("{host}:{port}"))
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let port = listener.local_addr().expect("it listens").port();
        // What goes over it is told apart by its length.
        url.set_query(Some("sslmode=disable"));
        url.set_host(Some("127.0.0.1")).expect("a host");
        url.set_port(Some(port)).expect("a port");
        let cut = Arc::new(AtomicBool::new(false));
        let is_cut = Arc::clone(&cut);
        let passing = tokio::spawn(async move {
            loop {
                let (near, _) = listener.accept().await.expect("it listens");
                let is_cut = Arc::clone(&is_cut);
                match &far {
                    Far::Socket(path) => {
                        let far = UnixStream::connect(path).await.expect("the database is there");
                        tokio::spawn(pass(near, far, is_cut));
                    }
                    Far::Port(place) => {
                        let far = TcpStream::connect(place).await.expect("the database is there");
                        tokio::spawn(pass(near, far, is_cut));
                    }
                }
            }
        });
        Self {
            url: url.into(),
            cut,
            passing: passing.abort_handle(),
        }
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

async fn pass(near: TcpStream, far: impl AsyncRead + AsyncWrite, cut: Arc<AtomicBool>) {
    let (mut asked, mut told) = near.into_split();
    let (mut answered, mut answers) = split(far);
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

//! A running example, and a client that shows each response unchanged.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};

/// The running example; it is stopped when the test ends.
pub struct Server {
    pub child: Child,
    out: BufReader<ChildStdout>,
    client: Client,
    pub base: String,
}

/// A response as it was received.
#[derive(Debug)]
pub struct ClientResponse {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

impl Server {
    /// Starts the program on a port of the system's choice, which it has to name in the first line that it prints.
    pub fn start(program: &str, settings: &[(&str, &str)], log: Stdio) -> Self {
        let mut child = Command::new(program)
            .env_remove("SHOP_DB")
            .env("PORT", "0")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the example starts");
        let out = BufReader::new(child.stdout.take().expect("its output is piped"));
        // A proxy in the environment is not for a request to this machine, and a redirect is a response to test.
        let client = Client::builder().no_proxy().redirect(Policy::none()).build().expect("a client");
        let mut server = Self { child, out, client, base: String::new() };
        let line = server.line();
        let at = line.find("http://").expect("the first line names the address");
        server.base = line[at..].split([' ', ';']).next().unwrap().to_owned();
        server
    }

    /// The next line that the program prints.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).expect("its output is text");
        line.trim_end().to_owned()
    }

    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        self.client.request(method.parse().expect("a method"), format!("{}{path}", self.base))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

pub async fn send(request: RequestBuilder) -> ClientResponse {
    let response = request.send().await.expect("a response");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    ClientResponse { status, headers, body: response.text().await.expect("content") }
}

impl ClientResponse {
    /// The only line of this header, if there is any.
    #[track_caller]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.headers.get_all(name).iter();
        let line = lines.next()?.to_str().expect("headers of the examples are ASCII");
        assert!(lines.next().is_none(), "two lines of {name}: {self:?}");
        Some(line)
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

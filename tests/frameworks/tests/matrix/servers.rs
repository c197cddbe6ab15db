//! The same service in every framework: the number in the path chooses the response.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::mpsc;
use std::thread;

use status_runtime::HttpError;

use crate::cases::{Failure, Outcome, boxed, received};

/// An error of any type.
type AnyError = Box<dyn HttpError + Send + Sync>;

/// A framework, with its own server or on that of another crate.
pub(crate) struct Server {
    pub(crate) framework: &'static str,
    pub(crate) start: fn() -> SocketAddr,
    pub(crate) http2: Http2,
}

/// The result of an HTTP/2 request without TLS.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Http2 {
    Served,
    /// The server of hyper 1 sends content after HEAD (against RFC 9110 9.3.2) unless it has been removed before.
    HeadWithContent,
    Refused,
}

pub(crate) const SERVERS: [Server; 9] = [
    Server { framework: "actix-web", start: actix_web, http2: Http2::Served },
    Server { framework: "axum", start: axum, http2: Http2::Served },
    Server { framework: "hyper", start: hyper, http2: Http2::Served },
    Server { framework: "ntex", start: ntex, http2: Http2::Refused },
    Server { framework: "poem", start: poem, http2: Http2::HeadWithContent },
    Server { framework: "rocket", start: rocket, http2: Http2::Served },
    Server { framework: "salvo", start: salvo, http2: Http2::Served },
    Server { framework: "viz", start: viz, http2: Http2::HeadWithContent },
    Server { framework: "warp", start: warp, http2: Http2::HeadWithContent },
];

pub(crate) fn bind() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.set_nonblocking(true).expect("a listener for tokio");
    let address = listener.local_addr().expect("its address");
    (listener, address)
}

/// Runs a server on a separate thread, for as long as the test runs.
pub(crate) fn on_tokio<F: Future>(serve: impl FnOnce(tokio::net::TcpListener) -> F + Send + 'static) -> SocketAddr {
    let (listener, address) = bind();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            serve(tokio::net::TcpListener::from_std(listener).expect("a listener")).await;
        });
    });
    address
}

fn actix_web() -> SocketAddr {
    use actix_web::{App, HttpServer, web};

    async fn say(number: web::Path<usize>) -> Result<Outcome, Failure> {
        received(number.into_inner())
    }

    async fn say_boxed(number: web::Path<usize>) -> Result<Outcome, AnyError> {
        boxed(number.into_inner())
    }

    let (listener, address) = bind();
    thread::spawn(|| {
        let app = || App::new().route("/{number}", web::to(say)).route("/boxed/{number}", web::to(say_boxed));
        actix_web::rt::System::new()
            .block_on(HttpServer::new(app).workers(1).listen_auto_h2c(listener).expect("a server").run())
    });
    address
}

fn axum() -> SocketAddr {
    use axum::Router;
    use axum::extract::Path;
    use axum::routing::any;

    async fn say(Path(number): Path<usize>) -> Result<Outcome, Failure> {
        received(number)
    }

    async fn say_boxed(Path(number): Path<usize>) -> Result<Outcome, AnyError> {
        boxed(number)
    }

    let app = Router::new().route("/{number}", any(say)).route("/boxed/{number}", any(say_boxed));
    on_tokio(|listener| async { axum::serve(listener, app).await })
}

fn hyper() -> SocketAddr {
    use bytes::Bytes;
    use http::{Method, Request, Response};
    use http_body_util::Full;
    use hyper::body::Incoming;
    use hyper::service::service_fn;
    use hyper_util::rt::{TokioExecutor, TokioIo};
    use hyper_util::server::conn::auto::Builder;
    use status_runtime::IntoResponse;

    async fn say(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
        let number = |path: &str| path.parse().expect("a number");
        let response = match request.uri().path().strip_prefix("/boxed/") {
            Some(path) => boxed(number(path)).into_response(),
            None => received(number(&request.uri().path()[1..])).into_response(),
        };
        Ok(response.map(|body| Full::new(if request.method() == Method::HEAD { Bytes::new() } else { body })))
    }

    on_tokio(|listener| async move {
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            tokio::spawn(async {
                let builder = Builder::new(TokioExecutor::new());
                _ = builder.serve_connection(TokioIo::new(stream), service_fn(say)).await;
            });
        }
    })
}

fn ntex() -> SocketAddr {
    use ntex::web::{self, App, HttpServer};

    async fn say(number: web::types::Path<usize>) -> Result<Outcome, Failure> {
        received(number.into_inner())
    }

    async fn say_boxed(number: web::types::Path<usize>) -> Result<Outcome, AnyError> {
        boxed(number.into_inner())
    }

    let (listener, address) = bind();
    thread::spawn(|| {
        let app = async || App::new().route("/{number}", web::to(say)).route("/boxed/{number}", web::to(say_boxed));
        ntex::rt::System::new("ntex", ntex::rt::DefaultRuntime)
            .block_on(async move { HttpServer::new(app).workers(1).listen(listener).expect("a server").run().await })
    });
    address
}

fn poem() -> SocketAddr {
    use poem::listener::TcpAcceptor;
    use poem::web::Path;
    use poem::{Route, Server, handler};

    #[handler]
    async fn say(Path(number): Path<usize>) -> Result<Outcome, Failure> {
        received(number)
    }

    #[handler]
    async fn say_boxed(Path(number): Path<usize>) -> Result<Outcome, AnyError> {
        boxed(number)
    }

    on_tokio(|listener| async {
        let acceptor = TcpAcceptor::from_tokio(listener).expect("an acceptor");
        Server::new_with_acceptor(acceptor).run(Route::new().at("/:number", say).at("/boxed/:number", say_boxed)).await
    })
}

fn rocket() -> SocketAddr {
    use rocket::fairing::AdHoc;
    use rocket::shield::Shield;
    use rocket::{Config, get, routes};

    #[get("/<number>")]
    async fn say(number: usize) -> Result<Outcome, Failure> {
        received(number)
    }

    #[get("/boxed/<number>")]
    async fn say_boxed(number: usize) -> Result<Outcome, AnyError> {
        boxed(number)
    }

    let (tell, port) = mpsc::channel();
    thread::spawn(move || {
        let config = Config {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            log_level: rocket::config::LogLevel::Off,
            ident: rocket::config::Ident::none(),
            ..Config::debug_default()
        };
        // rocket binds by itself, and its shield adds headers to every response.
        let tell = AdHoc::on_liftoff("port", move |rocket| {
            Box::pin(async move { tell.send(rocket.config().port).expect("a test that waits") })
        });
        let rocket = rocket::custom(config).attach(Shield::new()).attach(tell).mount("/", routes![say, say_boxed]);
        rocket::execute(rocket.launch()).expect("a server")
    });
    (Ipv4Addr::LOCALHOST, port.recv().expect("a port")).into()
}

fn salvo() -> SocketAddr {
    use salvo::conn::tcp::TcpAcceptor;
    use salvo::{Request, Router, Server, handler};

    #[handler]
    async fn say(request: &mut Request) -> Result<Outcome, Failure> {
        received(request.param("number").expect("a number"))
    }

    #[handler]
    async fn say_boxed(request: &mut Request) -> Result<Outcome, AnyError> {
        boxed(request.param("number").expect("a number"))
    }

    on_tokio(|listener| async {
        let acceptor = TcpAcceptor::try_from(listener).expect("an acceptor");
        let boxed = Router::with_path("boxed/{number}").goal(say_boxed);
        Server::new(acceptor).serve(Router::new().push(boxed).push(Router::with_path("{number}").goal(say))).await
    })
}

fn viz() -> SocketAddr {
    use viz::{Request, RequestExt, Result, Router, serve};

    async fn say(request: Request) -> Result<Outcome> {
        let number = request.params::<usize>()?;
        Ok(received(number)?)
    }

    async fn say_boxed(request: Request) -> Result<Outcome> {
        let number = request.params::<usize>()?;
        Ok(boxed(number)?)
    }

    on_tokio(|listener| async {
        serve(listener, Router::new().any("/:number", say).any("/boxed/:number", say_boxed)).await
    })
}

fn warp() -> SocketAddr {
    use warp::Filter;

    on_tokio(|listener| async {
        let say = warp::path!(usize).map(received).or(warp::path!("boxed" / usize).map(boxed));
        warp::serve(say).incoming(listener).run().await
    })
}

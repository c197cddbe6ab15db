//! Errors as gRPC clients get them, judged by the libraries that those clients use.

mod bytes;
mod connect;
mod details;
mod reading;
mod service;
mod sockets;

//! One request and one answer over one connection (RFC 9112).

use std::pin::pin;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, HOST,
    HeaderMap, HeaderName, HeaderValue, LOCATION, USER_AGENT,
};
use hyper::{Method, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use url::{Position, Url};

use super::body::{self, Body, Coding};
use super::request::{Content, host};
use super::{HttpError, Limits, Request};

/// What a server reads about who asks: nothing that would tell a client what it is asked for.
const USER_AGENT_VALUE: &str = "Mozilla/5.0 (compatible)";

/// The most lines in the head of an answer.
const HEAD_LINES: usize = 100;

/// The least that `hyper` reads at once.
const LEAST_HEAD_BYTES: usize = 8 * 1024;

/// An answer, before anybody looks at where it leads.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) content_type: Option<String>,
    pub(super) location: Option<String>,
    pub(super) body: Body,
}

/// Asks for `url`, which is that of the request or one that an answer led to.
pub(super) async fn ask<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    url: &Url,
    request: &Request,
) -> Result<Reply, HttpError> {
    let host = host(url);
    let head_bytes = request.limits.head_bytes.max(LEAST_HEAD_BYTES);
    let failed = |error: hyper::Error| failure(&host, &error);
    let mut builder = http1::Builder::new();
    builder.max_buf_size(head_bytes).max_headers(HEAD_LINES);
    let (mut sender, connection) = builder.handshake(TokioIo::new(stream)).await.map_err(failed)?;
    let question = question(url, request, &host)?;
    let mut connection = pin!(connection);
    let mut talk = pin!(async {
        let response = sender.send_request(question).await.map_err(failed)?;
        reply(response, &request.limits, &host).await
    });
    // Both in one task, so that whoever stops waiting stops the connection too.
    tokio::select! {
        biased;
        reply = &mut talk => reply,
        _ended = &mut connection => talk.await,
    }
}

fn question(
    url: &Url,
    request: &Request,
    host: &str,
) -> Result<hyper::Request<Full<Bytes>>, HttpError> {
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: &str| match HeaderValue::from_str(value) {
        Ok(value) => {
            headers.insert(name, value);
            Ok(())
        }
        Err(error) => Err(HttpError::BadAnswer { host: host.to_owned(), why: error.to_string() }),
    };
    set(HOST, &url[Position::BeforeHost..Position::AfterPort])?;
    set(USER_AGENT, USER_AGENT_VALUE)?;
    set(ACCEPT, request.accept)?;
    set(ACCEPT_ENCODING, "gzip")?;
    set(CONNECTION, "close")?;
    // Who asks is told to the address that was meant, not to another that it leads to.
    if let Some(authorization) = request.authorization.as_ref().filter(|_| *url == request.url) {
        set(AUTHORIZATION, &authorization.value())?;
    }
    for (name, value) in request.headers.iter().filter(|_| *url == request.url) {
        let name = HeaderName::from_bytes(name.as_bytes());
        let bad = |_| HttpError::BadAnswer { host: host.to_owned(), why: value.clone() };
        set(name.map_err(bad)?, value)?;
    }
    let (method, bytes) = match &request.content {
        Content::Nothing => (Method::GET, Bytes::new()),
        Content::Bytes { media_type, bytes } => {
            set(CONTENT_TYPE, media_type)?;
            (Method::POST, Bytes::from(bytes.clone()))
        }
    };
    let target = &url[Position::BeforePath..Position::AfterQuery];
    let question = hyper::Request::builder().method(method).uri(target).body(Full::new(bytes));
    let mut question = question
        .map_err(|error| HttpError::BadAnswer { host: host.to_owned(), why: error.to_string() })?;
    *question.headers_mut() = headers;
    Ok(question)
}

async fn reply(
    response: Response<Incoming>,
    limits: &Limits,
    host: &str,
) -> Result<Reply, HttpError> {
    let text = |name: HeaderName| {
        response.headers().get(name).map(|it| String::from_utf8_lossy(it.as_bytes()).into_owned())
    };
    let status = response.status().as_u16();
    let (content_type, location) = (text(CONTENT_TYPE), text(LOCATION));
    let coding = text(CONTENT_ENCODING).unwrap_or_default();
    let Some(coding) = Coding::named(&coding) else {
        return Err(HttpError::BadAnswer { host: host.to_owned(), why: coding });
    };
    let body = body::read(response.into_body(), limits, host).await?;
    let body = body::unpack(body, &coding, limits, host)?;
    Ok(Reply { status, content_type, location, body })
}

/// What came is none of HTTP's; a head that is too large is one such thing.
fn failure(host: &str, error: &hyper::Error) -> HttpError {
    HttpError::BadAnswer { host: host.to_owned(), why: error.to_string() }
}

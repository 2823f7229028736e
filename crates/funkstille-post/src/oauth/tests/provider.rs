//! A provider on this machine, as the standards describe one.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::{Url, form_urlencoded};

use crate::oauth::{Client, Provider};

/// What it says out of the ordinary, once each and in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Say {
    Denied,
    Expired,
    Garbage,
    Pending,
    SlowDown,
}

/// It lives as long as the test's runtime.
pub(super) struct Played {
    address: String,
    desk: Arc<Mutex<Desk>>,
}

#[derive(Default)]
struct Desk {
    says: VecDeque<Say>,
    /// Challenges by the code that was given for them; a code is taken out when it is redeemed.
    codes: BTreeMap<String, (String, String)>,
    asked: Vec<String>,
    given: usize,
}

type Fields = BTreeMap<String, String>;

impl Played {
    pub(super) async fn start(says: &[Say]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let says = says.iter().copied().collect();
        let desk = Arc::new(Mutex::new(Desk { says, ..Desk::default() }));
        let at_work = Arc::clone(&desk);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (target, body) = read(&mut stream).await;
                let answer = at_work.lock().expect("one at a time").answer(&target, &body);
                stream.write_all(answer.as_bytes()).await.expect("answers");
            }
        });
        Self { address, desk }
    }

    pub(super) fn provider(&self) -> Provider {
        let at = |path: &str| format!("{}/{path}", self.address);
        Provider {
            name: "played".to_owned(),
            authorize: Some(at("authorize")),
            token: at("token"),
            device: Some(at("device")),
            scopes: vec!["mail".to_owned(), "offline".to_owned()],
            redirect_host: "127.0.0.1".to_owned(),
            parameters: BTreeMap::from([("access_type".to_owned(), "offline".to_owned())]),
            client: Client { id: "funkstille".to_owned(), secret: Some("s e&cret".into()) },
        }
    }

    /// The targets that were asked for, in order.
    pub(super) fn asked(&self) -> Vec<String> {
        self.desk.lock().expect("one at a time").asked.clone()
    }
}

impl Desk {
    fn answer(&mut self, target: &str, body: &str) -> String {
        self.asked.push(target.to_owned());
        let url = Url::parse(&format!("http://127.0.0.1{target}")).expect("a target");
        let fields: Fields = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        match url.path() {
            "/authorize" => self.authorize(&url.query_pairs().into_owned().collect()),
            "/device" => {
                assert_eq!(fields["scope"], "mail offline");
                let begun = r#"{"device_code":"device","user_code":"WDJB-MJHT",
                    "verification_uri":"https://a.example/device","expires_in":30,"interval":5}"#;
                json("200 OK", begun)
            }
            "/token" => self.token(&fields),
            other => panic!("nobody asks for {other}"),
        }
    }

    fn authorize(&mut self, asked: &Fields) -> String {
        assert_eq!(
            (asked["response_type"].as_str(), asked["client_id"].as_str()),
            ("code", "funkstille")
        );
        assert_eq!(
            (asked["scope"].as_str(), asked["code_challenge_method"].as_str()),
            ("mail offline", "S256")
        );
        let mut back = Url::parse(&asked["redirect_uri"]).expect("an address");
        if self.says.front() == Some(&Say::Denied) {
            back.query_pairs_mut().append_pair("error", "access_denied");
        } else {
            let code = format!("code {}&", self.codes.len());
            back.query_pairs_mut().append_pair("code", &code);
            let kept = (asked["code_challenge"].clone(), asked["redirect_uri"].clone());
            self.codes.insert(code, kept);
        }
        back.query_pairs_mut().append_pair("state", &asked["state"]);
        format!("HTTP/1.1 302 Found\r\nLocation: {back}\r\nConnection: close\r\n\r\n")
    }

    fn token(&mut self, fields: &Fields) -> String {
        if fields["client_id"] != "funkstille" || fields["client_secret"] != "s e&cret" {
            return refusal("invalid_client");
        }
        match self.says.pop_front() {
            Some(Say::Denied) => return refusal("access_denied"),
            Some(Say::Expired) => return refusal("expired_token"),
            Some(Say::Pending) => return refusal("authorization_pending"),
            Some(Say::SlowDown) => return refusal("slow_down"),
            Some(Say::Garbage) => return json("200 OK", "<html>It works!</html>"),
            None => {}
        }
        let is_granted = match fields["grant_type"].as_str() {
            "authorization_code" => self.redeems(fields),
            "refresh_token" => fields["refresh_token"] == "refresh",
            "urn:ietf:params:oauth:grant-type:device_code" => fields["device_code"] == "device",
            other => panic!("nobody grants {other}"),
        };
        if !is_granted {
            return refusal("invalid_grant");
        }
        self.given += 1;
        let is_renewed = fields["grant_type"] == "refresh_token";
        let refresh = if is_renewed { "" } else { r#","refresh_token":"refresh""# };
        let access = self.given;
        let granted = format!(
            r#"{{"access_token":"access-{access}","token_type":"Bearer","expires_in":3600{refresh}}}"#
        );
        json("200 OK", &granted)
    }

    /// RFC 7636, 4.6, and RFC 6749, 4.1.3.
    fn redeems(&mut self, fields: &Fields) -> bool {
        let Some((challenge, redirect)) = self.codes.remove(&fields["code"]) else { return false };
        let verifier = Sha256::digest(fields["code_verifier"].as_bytes());
        URL_SAFE_NO_PAD.encode(verifier) == challenge && redirect == fields["redirect_uri"]
    }
}

fn refusal(code: &str) -> String {
    json("400 Bad Request", &format!(r#"{{"error":"{code}"}}"#))
}

fn json(status: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
}

/// The target of a request and its body.
async fn read(stream: &mut TcpStream) -> (String, String) {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
            });
            if body.len() >= length.unwrap_or(0) {
                let target = head.split(' ').nth(1).expect("a target").to_owned();
                return (target, body.to_owned());
            }
        }
        let mut piece = [0; 4096];
        let count = stream.read(&mut piece).await.expect("reads");
        assert!(count > 0, "it hung up");
        bytes.extend_from_slice(&piece[..count]);
    }
}

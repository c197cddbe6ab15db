//! Tests that send the same requests to every framework and expect the same responses.

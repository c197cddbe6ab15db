//! What every framework is asked, and what it has to answer.

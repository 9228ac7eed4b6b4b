-- People keep what they see in the viewer as captures, too.
alter table screen_capture rename column scanner_serial to taken_by;

#!/bin/sh
# Starts $1 processes, all deaf to SIGTERM. None lives longer than 60 s.
trap '' TERM
i=0
while [ $i -lt "$1" ]; do
  sleep 60 &
  i=$((i + 1))
done
echo ready
wait

# 보고서 `profile`에만 쓰는 말.

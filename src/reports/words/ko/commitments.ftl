# 보고서 `commitments`에만 쓰는 말.

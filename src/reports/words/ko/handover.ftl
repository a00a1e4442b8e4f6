# 보고서 `handover`에만 쓰는 말.

handover-met = 역대 재임자가 만난 사람들
handover-announced = 예고된 일정

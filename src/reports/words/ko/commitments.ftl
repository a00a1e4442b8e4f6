# 보고서 `commitments`에만 쓰는 말.

## 누구의 약속인가

commitments-side = 구분
commitments-theirs = 우리가 받은 약속
commitments-ours = 우리가 한 약속
commitments-others = 다른 기관 사이의 약속

## 몇 건인가

commitments-numbers = 개요
commitments-numbers-caption = 이행 상태별 약속
commitments-figure-theirs = 받은 약속 중 미이행
commitments-figure-ours = 한 약속 중 미이행
commitments-figure-overdue = 기한 경과
commitments-head-overdue = 기한 경과
commitments-head-open = 미이행
commitments-head-fulfilled = 이행
commitments-head-lapsed = 실효
commitments-head-withdrawn = 철회
commitments-head-promisor-left = 약속한 사람 이임
commitments-head-oldest = 가장 오래된 약속 (일)
commitments-caption = { $side }: { $status }

## 약속

commitments-promise = 약속
commitments-action = 종류
commitments-strength = 확정 정도
commitments-made = 약속한 때
commitments-days-overdue = 경과 일수
commitments-in-the-source = 출처 원문
commitments-kept-by = 이행한 행사
commitments-promisor = 약속한 사람의 현재
commitments-still-there = 현직
commitments-left = 이임
commitments-not-known = 현직 여부 알 수 없음
commitments-holder-now = 현 재임자
commitments-holder-today = 현 재임자
commitments-now-held = 현재 { $who }
commitments-head-of-these-overdue = 그중 기한 경과
commitments-perhaps-kept = 이행 가능성
commitments-no-guess = 기록에서 확인되지 않습니다.
commitments-open-for =
    { $count ->
        [0] 오늘부터 미이행
       *[other] { $count }일째 미이행
    }
commitments-overdue-for = 기한 { $count }일 경과
commitments-more-guesses = 이행했을 수 있는 행사 { $count }건 더 있음
commitments-none = 기록된 약속이 없습니다.
commitments-left-out = { $count }건은 생략했습니다.

## 행사가 약속을 이행했을 수 있는 까닭

commitments-fit-PROMISEE_MET_TARGET = 약속받은 쪽이 { JOSA($who, "을", "를") } 만남
commitments-fit-SIGNED_TOGETHER = { JOSA($who, "과", "와") } 서명
commitments-fit-PROMISOR_MET_TARGET = 약속한 쪽이 { JOSA($who, "을", "를") } 만남
commitments-fit-ALL_TOOK_PART = 양쪽이 { JOSA($who, "과", "와") } 함께 참석
commitments-fit-HELD_BY_PROMISOR = 약속한 쪽이 연 행사에 { JOSA($who, "이", "가") } 참석 또는 초청됨
commitments-fit-HELD_BY_PROMISEE = { JOSA($who, "이", "가") } 연 행사에 약속한 쪽이 참석
commitments-fit-TOOK_PART_TOGETHER = 약속한 쪽과 { JOSA($who, "이", "가") } 함께 참석
